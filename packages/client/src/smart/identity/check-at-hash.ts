/**
 * Returns `true` when `at_hash` fits the access token beside it: the left half, in base64url, of its hash by
 * the hash function of the `alg` that signs the id_token (OpenID Connect Core §3.1.3.6). A mismatch means
 * that one of the two was exchanged (F-147, F-182); an id_token without at_hash passes.
 */
export async function checkAtHash(atHash: unknown, accessToken: string, alg: unknown): Promise<boolean> {
  if (atHash === undefined) return true
  const bytes = new TextEncoder().encode(accessToken)
  return halfOf(await crypto.subtle.digest(getHashName(String(alg)), bytes)) === atHash
}

function getHashName(alg: string): string {
  if (alg.endsWith('384')) return 'SHA-384'
  return alg.endsWith('512') || alg === 'EdDSA' ? 'SHA-512' : 'SHA-256'
}

function halfOf(digest: ArrayBuffer): string {
  const half = btoa(String.fromCharCode(...new Uint8Array(digest, 0, digest.byteLength / 2)))
  return half.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
