const HASHES = ['SHA-256', 'SHA-384', 'SHA-512']

/**
 * Returns `true` when `at_hash` fits the access token beside it: half of its hash, base64url (OpenID Connect
 * Core §3.1.3.6). A mismatch means that one of the two was exchanged (F-147, F-182); an id_token without
 * at_hash passes.
 *
 * The hash should be that of the token's `alg`; servers that always use SHA-256 bind the two just as well.
 */
export async function checkAtHash(atHash: unknown, accessToken: string): Promise<boolean> {
  if (atHash === undefined) return true
  const bytes = new TextEncoder().encode(accessToken)
  const halves = await Promise.all(
    HASHES.map(async (hash) => halfOf(await crypto.subtle.digest(hash, bytes))),
  )
  return halves.some((half) => half === atHash)
}

function halfOf(digest: ArrayBuffer): string {
  const half = btoa(String.fromCharCode(...new Uint8Array(digest, 0, digest.byteLength / 2)))
  return half.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
