import type { Grant } from '../core/grant.ts'
import { compactJws } from '../core/jws.ts'
import type { IdTokenDraft } from '../core/points.ts'
import { idTokenSigner } from './id-token-signer.ts'
import { fhirUserOf, subjectOf } from './identity.ts'
import type { Issuing } from './issuing.ts'

const LIFETIME_S = 3600

/** Signs the id_token of a grant (S-112, S-113, S-115; OpenID Connect Core section 2). */
export async function issueIdToken(issuing: Issuing, grant: Grant, scope: string): Promise<string> {
  const { tenant, pass, note } = issuing
  const draft = pass('token.idToken', honestDraft(issuing, grant, scope))
  const { fhirUser } = draft.claims
  if (typeof fhirUser === 'string') note({ issuedFhirUser: fhirUser })
  const compact = await compactJws(
    draft.header,
    draft.claims,
    await idTokenSigner(draft.sign, tenant, grant.clientId),
  )
  return pass('token.idToken.compact', compact)
}

function honestDraft({ tenant }: Issuing, grant: Grant, scope: string): IdTokenDraft {
  const now = Math.floor(tenant.clock.wireNow() / 1000)
  const fhirUser = fhirUserOf(tenant, grant, scope)
  return {
    header: { alg: 'RS256', kid: tenant.keys.kid, typ: 'JWT' },
    claims: {
      iss: tenant.issuer,
      sub: subjectOf(grant),
      aud: grant.clientId,
      exp: now + LIFETIME_S,
      iat: now,
      auth_time: grant.authTime,
      ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
      ...(fhirUser === undefined ? {} : { fhirUser }),
    },
    sign: 'own',
  }
}
