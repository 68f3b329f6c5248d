import './state/theme.ts'
import { render } from 'preact'
import { App } from './app.tsx'
import { boot } from './state/boot.ts'
import { listenForSearchKey } from './state/search-key.ts'

listenForSearchKey()

const root = document.getElementById('app')
if (root) render(<App />, root)
boot()
