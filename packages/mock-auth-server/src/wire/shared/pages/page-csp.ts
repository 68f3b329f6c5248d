import { createHash } from 'node:crypto'
import { STYLESHEET } from './stylesheet.ts'

/**
 * Content-Security-Policy of every page: the stylesheet, frames for the EHR page, nothing else. The caller
 * adds `frame-ancestors` (S-061); `form-action` is left out because it would also block the redirect back to
 * the client.
 */
export const PAGE_CSP = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`,
  'img-src data:',
  'frame-src http: https:',
  "base-uri 'none'",
].join('; ')
