import { randomUUID } from 'node:crypto'
import type { AccessTokenDraft } from '../../core/journal/points.ts'
import type { Grant } from '../../core/oauth/grant.ts'
import { serializeCompactJws } from '../../core/oauth/jws.ts'
import { encodeEpoch } from '../../core/util/encode-epoch.ts'
import { mint } from '../../core/util/id.ts'
import { getIssuer } from '../shared/get-issuer.ts'
import { createTokenSigner } from './create-token-signer.ts'
import { getSubject } from './identity.ts'
import type { IssueContext } from './issue-context.ts'

/** Maximum length of a token that fits into a header everywhere, in characters (S-086). */
const LIMIT = 7000

/** The text of an access token, and the seconds for which it is valid. */
export interface CreatedAccessToken {
  readonly token: string
  readonly lifetimeS: number
}

/** Creates the text of an access token: opaque, a UUID, or a self-contained JWT (S-087, RFC 9068). */
export function createAccessToken(
  issuing: IssueContext,
  grant: Grant,
  scope: string,
): CreatedAccessToken | Promise<CreatedAccessToken> {
  const { accessTokenFormat, accessTokenLifetimeS } = issuing.options
  if (accessTokenFormat === 'jwt') return createSelfContained(issuing, grant, scope)
  if (accessTokenFormat === 'opaque') return createOpaque(issuing)
  return { token: encodeEpoch(randomUUID(), issuing.tenant.journal.epoch), lifetimeS: accessTokenLifetimeS }
}

function createOpaque({ tenant, options }: IssueContext): CreatedAccessToken {
  return { token: mint('at', tenant.name, tenant.journal.epoch), lifetimeS: options.accessTokenLifetimeS }
}

/** Creates a JWT, or an opaque token where a JWT would be too long. */
async function createSelfContained(
  issuing: IssueContext,
  grant: Grant,
  scope: string,
): Promise<CreatedAccessToken> {
  const jwt = await createJwt(issuing, grant, scope)
  return jwt.token.length <= LIMIT ? jwt : createOpaque(issuing)
}

async function createJwt(issuing: IssueContext, grant: Grant, scope: string): Promise<CreatedAccessToken> {
  const { tenant, pass } = issuing
  const draft = pass('token.accessToken.jwt', honestDraft(issuing, grant, scope))
  const { jti } = draft.claims
  // A late request with this token is recognised after a reset.
  const claims =
    typeof jti === 'string' ? { ...draft.claims, jti: encodeEpoch(jti, tenant.journal.epoch) } : draft.claims
  const signer = createTokenSigner(draft.signer, tenant, grant.clientId)
  return { token: await serializeCompactJws(draft.header, claims, signer), lifetimeS: draft.lifetimeS }
}

function honestDraft(issuing: IssueContext, grant: Grant, scope: string): AccessTokenDraft {
  const { tenant, options } = issuing
  const now = Math.floor(tenant.clock.now() / 1000)
  const lifetimeS = options.accessTokenLifetimeS
  const claims = {
    iss: getIssuer(issuing),
    sub: getSubject(grant),
    aud: tenant.fhirBase,
    client_id: grant.clientId,
    scope,
    iat: now,
    exp: now + lifetimeS,
    jti: mint('jti', tenant.name, tenant.journal.epoch),
  }
  return { header: { alg: 'RS256', kid: tenant.keys.kid, typ: 'at+jwt' }, claims, signer: 'own', lifetimeS }
}
