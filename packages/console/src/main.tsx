import './state/theme.ts'
import { render } from 'preact'
import { App } from './app.tsx'
import { listenForArrowKeys } from './state/arrow-keys.ts'
import { boot } from './state/boot.ts'
import { listenForSearchKey } from './state/search-key.ts'

listenForSearchKey()
listenForArrowKeys()

const root = document.getElementById('app')
if (root) render(<App />, root)
boot()
