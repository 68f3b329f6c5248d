import { SignJWT } from 'jose'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { SigningKey } from '../../smart/run/select-client-authentication.ts'

/** Type of an assertion that is a JWT (RFC 7523). */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** Seconds for which an assertion is valid: the maximum of SMART. */
const LIFETIME_S = 300

/** An assertion that has not been signed. A member that is `undefined` is left out. */
export interface AssertionDraft {
  readonly header: Readonly<Record<string, unknown>> & { readonly alg: string }
  readonly claims: Readonly<Record<string, unknown>>
  readonly key: SigningKey['key'] | Uint8Array
}

/** Builds a correct assertion of a client. */
export function buildAssertion(
  clientId: string,
  audience: string,
  { alg, kid, key }: SigningKey,
  now: number,
): AssertionDraft {
  const issuedAt = Math.floor(now / 1000)
  return {
    header: { alg, kid, typ: 'JWT' },
    claims: {
      ...{ iss: clientId, sub: clientId, aud: audience },
      ...{ iat: issuedAt, exp: issuedAt + LIFETIME_S, jti: buildUnissuedValue(crypto.randomUUID()) },
    },
    key,
  }
}

/** Signs an assertion. */
export function signAssertion({ header, claims, key }: AssertionDraft): Promise<string> {
  return new SignJWT(withoutAbsent(claims))
    .setProtectedHeader({ ...withoutAbsent(header), alg: header.alg })
    .sign(key)
}

function withoutAbsent(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
