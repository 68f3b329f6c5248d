import { decodeProtectedHeader, importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose'

export type Claims = JWTPayload & { readonly fhirUser?: unknown; readonly azp?: unknown }

export interface ExpectedClaims {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly string[]
  readonly nonce: string | undefined
  keys(): Promise<unknown>
}

const SKEW_S = 60
const DAY_S = 86_400

/**
 * Returns the claims of an id_token that passes every check (OpenID Connect Core 3.1.3.7), or `undefined`.
 */
export async function verifyClaims(idToken: string, expected: ExpectedClaims): Promise<Claims | undefined> {
  const claims = await signedClaims(idToken, expected)
  if (claims === undefined) return undefined
  const { iat, exp, sub, azp, aud, nonce } = claims
  const now = Date.now() / 1000
  const sound =
    typeof iat === 'number' &&
    iat < now + SKEW_S &&
    typeof exp === 'number' &&
    exp < now + DAY_S &&
    typeof sub === 'string' &&
    sub.length > 0 &&
    sub.length <= 255 &&
    (typeof aud === 'string' || aud?.length === 1) &&
    (azp === undefined || azp === expected.audience) &&
    (expected.nonce === undefined || nonce === expected.nonce)
  return sound ? claims : undefined
}

async function signedClaims(idToken: string, expected: ExpectedClaims): Promise<Claims | undefined> {
  const { issuer, audience, algorithms } = expected
  for (const key of await candidates(idToken, expected)) {
    try {
      const { payload } = await jwtVerify(idToken, await importJWK(key), {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: SKEW_S,
      })
      return payload
    } catch {}
  }
  return undefined
}

/** Returns the keys that may have signed; the JWKS is fetched once more when it lacks the kid. */
async function candidates(idToken: string, { keys }: ExpectedClaims): Promise<JWK[]> {
  const kid = kidOf(idToken)
  for (let fetched = 0; fetched < 2; fetched++) {
    const published = (await keys()) as JWK[]
    const fitting = published.filter((key) => kid === undefined || key.kid === kid)
    if (fitting.length > 0) return fitting
  }
  return []
}

function kidOf(idToken: string): string | undefined {
  try {
    return decodeProtectedHeader(idToken).kid
  } catch {
    return undefined
  }
}
