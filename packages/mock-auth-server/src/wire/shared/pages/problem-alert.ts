import { html } from 'hono/html'
import { icon } from './icon.ts'
import type { Markup } from './layout.ts'

/** What was wrong with the form as it was sent, or nothing. */
export const problemAlert = (problem: string | undefined): Markup | undefined =>
  problem === undefined
    ? undefined
    : html`<div class="alert" role="alert"><span class="verdict">${icon('error')} Error</span> <span>${problem}</span></div>`
