import { listenForSearchKey, startClock } from '@smart-mock/page-kit'
import './state/preferences.ts'
import { render } from 'preact'
import { App } from './app.tsx'
import { boot } from './state/boot.ts'

startClock()
listenForSearchKey(['main #query-path', 'main input[type=search]', 'input[type=search]'])

const root = document.getElementById('app')
if (root) render(<App />, root)
boot()
