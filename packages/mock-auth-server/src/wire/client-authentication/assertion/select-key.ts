import type { JWK } from 'jose'

/** Returns the key type of an algorithm. */
function keyTypeOf(alg: string): string {
  if (alg.startsWith('ES')) return 'EC'
  return alg.startsWith('Ed') ? 'OKP' : 'RSA'
}

/**
 * Returns the only key of a set with that `kid` and a matching `kty`; none or several is a failure (S-099).
 */
export function selectKey(
  keys: readonly JWK[],
  kid: string,
  alg: string,
): { readonly key: JWK } | { readonly problem: string; readonly unknownKid: boolean } {
  const named = keys.filter((key) => key.kid === kid)
  if (named.length === 0) {
    const known = keys.map((key) => key.kid ?? 'one without kid').join(', ')
    return { problem: `kid ${kid} is not in the registered keys (${known || 'none'})`, unknownKid: true }
  }
  const kty = keyTypeOf(alg)
  const [key, second] = named.filter((each) => each.kty === kty)
  if (!key) return { problem: `the key ${kid} is not a ${kty} key, which ${alg} requires`, unknownKid: false }
  if (second) return { problem: `the registered keys have ${kid} more than once`, unknownKid: false }
  return { key }
}
