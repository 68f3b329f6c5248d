/** Bytes (or UTF-8 text) as base64url without padding (RFC 4648 section 5). */
export function toBase64url(data: Uint8Array | string): string {
  return (typeof data === 'string' ? Buffer.from(data) : Buffer.from(data)).toString('base64url')
}

/** The text in a base64url string, or `undefined` when it is none. */
export function fromBase64url(text: string): string | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)))
  } catch {
    return undefined
  }
}

/** The text in a standard encodeBase64 string (RFC 4648 section 4), or `undefined` when it is none. */
export function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
