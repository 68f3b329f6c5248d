import { createHash } from 'node:crypto'
import { DOCS_STYLESHEET } from './docs-stylesheet.ts'

/** Content-Security-Policy of a page of the documentation: the one stylesheet and the search, nothing else. */
export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(DOCS_STYLESHEET).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
