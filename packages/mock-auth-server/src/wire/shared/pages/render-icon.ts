import { html, raw } from 'hono/html'

const PATHS = {
  error: '<circle cx="8" cy="8" r="6.5"/><path d="m5.75 5.75 4.5 4.5m0-4.5-4.5 4.5"/>',
  fault: '<path d="M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z"/>',
} as const

/** Renders an inline icon; the word beside it carries the meaning. */
export const renderIcon = (name: keyof typeof PATHS) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${raw(PATHS[name])}</svg>`
