import { html } from 'hono/html'
import { renderIcon } from './render-icon.ts'
import type { Markup } from './render-layout.ts'

/** Renders the problem of a submitted form, or `undefined` when it has none. */
export const renderProblemAlert = (problem: string | undefined): Markup | undefined =>
  problem === undefined
    ? undefined
    : html`<div class="alert" role="alert"><span class="verdict">${renderIcon('error')} Error</span> <span>${problem}</span></div>`
