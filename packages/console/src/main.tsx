import { listenForSearchKey, startClock } from '@smart-mock/page-kit'
import './state/preferences.ts'
import { render } from 'preact'
import { App } from './app.tsx'
import { listenForArrowKeys } from './state/arrow-keys.ts'
import { boot } from './state/boot.ts'

startClock()
listenForSearchKey(['input[type=search]'])
listenForArrowKeys()

const root = document.getElementById('app')
if (root) render(<App />, root)
boot()
