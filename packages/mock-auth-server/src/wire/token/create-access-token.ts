import type { Grant } from '../../core/oauth/grant.ts'
import { serializeCompactJws } from '../../core/oauth/jws.ts'
import { mint } from '../../core/util/id.ts'
import { getIssuer } from '../shared/get-issuer.ts'
import { getSubject } from './identity.ts'
import type { IssueContext } from './issue-context.ts'

/** Maximum length of a token that fits into a header everywhere, in characters (S-086). */
const LIMIT = 7000

/** Creates the text of an access token: opaque, or a self-contained JWT (S-087, RFC 9068). */
export async function createAccessToken(issuing: IssueContext, grant: Grant, scope: string): Promise<string> {
  const { tenant, options } = issuing
  const jwt = options.accessTokenFormat === 'jwt' ? await jwtFor(issuing, grant, scope) : undefined
  if (jwt !== undefined && jwt.length <= LIMIT) return jwt
  return mint('at', tenant.name, tenant.journal.epoch)
}

async function jwtFor(issuing: IssueContext, grant: Grant, scope: string): Promise<string> {
  const { tenant, options } = issuing
  const now = Math.floor(tenant.clock.now() / 1000)
  const claims = {
    iss: getIssuer(issuing),
    sub: getSubject(grant),
    aud: tenant.fhirBase,
    client_id: grant.clientId,
    scope,
    iat: now,
    exp: now + options.accessTokenLifetimeS,
    jti: mint('jti', tenant.name, tenant.journal.epoch),
  }
  const header = { alg: 'RS256', kid: tenant.keys.kid, typ: 'at+jwt' }
  return serializeCompactJws(header, claims, await tenant.keys.signer('own'))
}
