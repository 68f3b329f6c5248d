/** Hash of an id_token's `alg`, e.g. SHA-256 for RS256. */
const HASH: Record<string, string> = { '256': 'SHA-256', '384': 'SHA-384', '512': 'SHA-512' }

/**
 * Whether `at_hash` fits the access token beside it: half of its hash, base64url (OpenID Connect Core §3.1.3.6). A
 * mismatch means that one of the two was exchanged (F-147, F-182); an id_token without at_hash says nothing.
 */
export async function checkAtHash(atHash: unknown, alg: unknown, accessToken: string): Promise<boolean> {
  if (atHash === undefined) return true
  const hash = HASH[String(alg).slice(-3)]
  if (hash === undefined) return false
  const digest = new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(accessToken)))
  const half = btoa(String.fromCharCode(...digest.subarray(0, digest.length / 2)))
  return atHash === half.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
