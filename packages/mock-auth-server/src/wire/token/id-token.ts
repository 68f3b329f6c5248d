import type { IdTokenDraft } from '../../core/journal/points.ts'
import type { Grant } from '../../core/oauth/grant.ts'
import { compactJws } from '../../core/oauth/jws.ts'
import type { Json } from '../../core/util/json.ts'
import { sha256 } from '../../core/util/sha256.ts'
import { idTokenSigner } from './id-token-signer.ts'
import { subjectOf, userClaims } from './identity.ts'
import type { Issuing } from './issuing.ts'

const LIFETIME_S = 3600

/** Signs the id_token of a grant (S-112, S-113, S-115; OpenID Connect Core section 2). */
export async function issueIdToken(
  issuing: Issuing,
  grant: Grant,
  scope: string,
  accessToken: string,
): Promise<string> {
  const { tenant, pass, note } = issuing
  const draft = pass('token.idToken', honestDraft(issuing, grant, scope, accessToken))
  const { fhirUser } = draft.claims
  if (typeof fhirUser === 'string') note({ issuedFhirUser: fhirUser })
  const compact = await compactJws(
    draft.header,
    draft.claims,
    await idTokenSigner(draft.sign, tenant, grant.clientId),
  )
  return pass('token.idToken.compact', compact)
}

function honestDraft(
  { tenant, options }: Issuing,
  grant: Grant,
  scope: string,
  accessToken: string,
): IdTokenDraft {
  const now = Math.floor(tenant.clock.wireNow() / 1000)
  const claims: Record<string, Json> = {
    iss: tenant.issuer,
    sub: subjectOf(grant),
    aud: grant.clientId,
    exp: now + LIFETIME_S,
    iat: now,
    auth_time: grant.authTime,
  }
  if (grant.nonce !== undefined) claims.nonce = grant.nonce
  claims.at_hash = halfHash(accessToken)
  Object.assign(claims, userClaims(tenant, options, grant, scope))
  return { header: { alg: 'RS256', kid: tenant.keys.kid, typ: 'JWT' }, claims, sign: 'own' }
}

/** Binds the id_token to the access token beside it (OpenID Connect Core section 3.1.3.6). */
function halfHash(accessToken: string): string {
  return sha256(accessToken, 16)
}
