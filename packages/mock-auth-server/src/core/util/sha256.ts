import { hash } from 'node:crypto'

/**
 * Returns the first bytes of the SHA-256 of a text's UTF-8 bytes, in base64url; synchronous, in a microsecond
 * or two.
 */
export function sha256(text: string, bytes = 32): string {
  const digest = hash('sha256', text, 'base64url')
  return bytes === 32 ? digest : Buffer.from(digest, 'base64url').toString('base64url', 0, bytes)
}
