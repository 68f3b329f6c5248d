import { OAuthError } from '../core/oauth-error.ts'
import { jsonReply } from '../core/reply.ts'
import { subjectOf, userClaims } from '../oauth/identity.ts'
import { hasScope } from '../oauth/scope-policy.ts'
import { bearerToken, presentedToken } from './bearer.ts'
import type { Endpoint } from './endpoint.ts'
import { NO_STORE } from './no-store.ts'

/** OpenID Connect UserInfo (S-117). */
export const userinfoEndpoint: Endpoint = {
  name: 'userinfo',
  path: '/auth/userinfo',
  methods: ['GET', 'POST'],
  cors: 'registered',
  errors: 'oauth',
  step: () => 'userinfo',

  async peek({ tenant, incoming }) {
    const token = presentedToken(incoming)
    const held = token === undefined ? undefined : await tenant.state.findAccessToken(token)
    const run = held?.grant.run
    return {
      facts: {
        ...(token === undefined ? {} : { accessToken: token }),
        ...(held ? { clientId: held.grant.clientId } : {}),
      },
      ...(run === undefined ? {} : { run: { run, by: 'token' as const } }),
    }
  },

  async handle({ incoming, tenant, options, pass, note }) {
    const token = bearerToken(incoming)
    if (token === undefined) throw new OAuthError('invalid_token', '', 'no credentials')
    const held = await tenant.state.findAccessToken(token)
    if (!held || held.expiresAt <= tenant.clock.expiryNow()) {
      throw new OAuthError('invalid_token', 'The access token is unknown, revoked or expired')
    }
    if (!hasScope(held.scope, 'openid')) {
      throw new OAuthError('insufficient_scope', 'The scope openid is needed')
    }
    const claims = userClaims(tenant, options, held.grant, held.scope)
    const person = tenant.users.find(({ reference }) => reference === held.grant.user)
    const response = pass('userinfo.response', {
      sub: subjectOf(held.grant),
      ...(person && hasScope(held.scope, 'profile') ? { name: person.name } : {}),
      ...claims,
    })
    const { fhirUser } = response
    if (typeof fhirUser === 'string') note({ issuedFhirUser: fhirUser })
    return jsonReply(200, response, NO_STORE)
  },
}
