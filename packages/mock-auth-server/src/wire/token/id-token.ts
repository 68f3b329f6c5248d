import type { IdTokenDraft } from '../../core/journal/points.ts'
import type { Grant } from '../../core/oauth/grant.ts'
import { serializeCompactJws } from '../../core/oauth/jws.ts'
import type { Json } from '../../core/util/json.ts'
import { getIssuer } from '../shared/get-issuer.ts'
import { computeAtHash, withAtHashOfAlg } from './at-hash.ts'
import { createTokenSigner } from './create-token-signer.ts'
import { buildUserClaims, getSubject } from './identity.ts'
import type { IssueContext } from './issue-context.ts'

const LIFETIME_S = 3600
const ALG = 'RS256'

/** Signs the id_token of a grant (S-112, S-113, S-115; OpenID Connect Core section 2). */
export async function issueIdToken(
  issuing: IssueContext,
  grant: Grant,
  scope: string,
  accessToken: string,
): Promise<string> {
  const { tenant, pass, note } = issuing
  const original = honestDraft(issuing, grant, scope, accessToken)
  const draft = withAtHashOfAlg(pass('token.idToken', original), original, accessToken)
  // The claim of SMART 1.0 names the same user.
  const { profile, fhirUser = profile } = draft.claims
  if (typeof fhirUser === 'string') note({ issuedFhirUser: fhirUser })
  const compact = await serializeCompactJws(
    draft.header,
    draft.claims,
    createTokenSigner(draft.signer, tenant, grant.clientId),
  )
  return pass('token.idToken.compact', compact)
}

function honestDraft(issuing: IssueContext, grant: Grant, scope: string, accessToken: string): IdTokenDraft {
  const { tenant, options } = issuing
  const now = Math.floor(tenant.clock.now() / 1000)
  const claims: Record<string, Json> = {
    iss: getIssuer(issuing),
    sub: getSubject(grant),
    aud: grant.clientId,
    exp: now + LIFETIME_S,
    iat: now,
    auth_time: grant.authTime,
  }
  if (grant.nonce !== undefined) claims.nonce = grant.nonce
  claims.at_hash = computeAtHash(accessToken, ALG)
  Object.assign(claims, buildUserClaims(tenant, options, grant, scope))
  return { header: { alg: ALG, kid: tenant.keys.kid, typ: 'JWT' }, claims, signer: 'own' }
}
