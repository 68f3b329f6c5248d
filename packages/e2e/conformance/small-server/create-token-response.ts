import { createHash, sign } from 'node:crypto'
import { createId, type Grant, PATIENT, type ServerState } from './state.ts'

const LIFETIME_S = 300
export const KEY_ID = 'small-1'

/**
 * Creates the tokens of a grant with that scope, which may be a part of it; the refresh token is the given one, or else a
 * new one of the whole grant.
 */
export function createTokenResponse(state: ServerState, grant: Grant, scope: string, refreshToken?: string) {
  const { tokens } = state
  const granted = scope.split(' ')
  const issue = (value: string, kind: 'access' | 'refresh' | 'id') => {
    tokens.set(value, { grant, kind, scope })
    grant.tokens.add(value)
    return value
  }
  const accessToken = issue(createId(), 'access')
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: LIFETIME_S,
    scope,
    ...(granted.includes('launch/patient') ? { patient: PATIENT } : {}),
    ...(grant.scope.split(' ').includes('offline_access')
      ? { refresh_token: refreshToken ?? issue(createId(), 'refresh') }
      : {}),
    ...(granted.includes('openid')
      ? { id_token: issue(createIdToken(state, grant, accessToken), 'id') }
      : {}),
  }
}

function createIdToken(
  { has, key, otherKey, origin, fhirBase }: ServerState,
  grant: Grant,
  accessToken: string,
) {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ iss: origin, aud: grant.clientId, sub: PATIENT, iat: now, exp: now + LIFETIME_S },
    fhirUser: `${fhirBase}/Patient/${PATIENT}`,
    at_hash: createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url'),
    ...(grant.nonce === undefined || has('no nonce') ? {} : { nonce: grant.nonce }),
  }
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })}.${encode(claims)}`
  const signingKey = has('id_token signed by another key') ? otherKey : key.privateKey
  return `${signed}.${sign('sha256', Buffer.from(signed), signingKey).toString('base64url')}`
}
