const encoder = new TextEncoder()
/** As many arguments as a call takes safely. */
const CHUNK = 8192

/** Bytes (or UTF-8 text) as base64url without padding (RFC 4648 section 5). */
export function toBase64url(data: Uint8Array | string): string {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    // Spreading a typed array takes three times as long.
    binary += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as never)
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
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

/** The text in a standard base64 string (RFC 4648 section 4), or `undefined` when it is none. */
export function decodeBase64(text: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
  } catch {
    return undefined
  }
}
