import type { Grant } from '../core/grant.ts'
import { compactJws, hmacSigner, type SignBytes } from '../core/jws.ts'
import type { IdTokenDraft, Signer } from '../core/points.ts'
import type { KeyRing } from '../state/key-ring.ts'
import type { Issuing } from './issuing.ts'
import { hasScope } from './scope-policy.ts'

const LIFETIME_S = 3600

/** Signs the id_token of a grant (S-112, S-113, S-115; OpenID Connect Core section 2). */
export async function issueIdToken(issuing: Issuing, grant: Grant, scope: string): Promise<string> {
  const { tenant, pass, note } = issuing
  const draft = pass('token.idToken', honestDraft(issuing, grant, scope))
  const { fhirUser } = draft.claims
  if (typeof fhirUser === 'string') note({ issuedFhirUser: fhirUser })
  const compact = await compactJws(draft.header, draft.claims, await signerOf(draft.sign, tenant.keys))
  return pass('token.idToken.compact', compact)
}

function honestDraft({ tenant }: Issuing, grant: Grant, scope: string): IdTokenDraft {
  const now = Math.floor(tenant.clock.wireNow() / 1000)
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
      ...(grant.user !== undefined && hasScope(scope, 'fhirUser')
        ? { fhirUser: `${tenant.fhirBase}/${grant.user}` }
        : {}),
    },
    sign: 'own',
  }
}

/** Stable for a user, and no FHIR id, so that nobody takes it for one. */
function subjectOf(grant: Grant): string {
  return `user.${(grant.user ?? grant.clientId).replace('/', '.').toLowerCase()}`
}

async function signerOf(sign: Signer, keys: KeyRing): Promise<SignBytes | undefined> {
  if (sign === 'none') return undefined
  return typeof sign === 'string' ? keys.signer(sign) : hmacSigner(sign.hmac)
}
