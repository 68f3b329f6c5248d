import { createJsonReply } from '../../core/http/reply.ts'
import type { AccessToken } from '../../core/oauth/grant.ts'
import { BearerError } from '../../core/oauth/oauth-error.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { prepareAccessToken, requireAccessToken } from '../shared/require-access-token.ts'
import { hasScope } from '../shared/scope-policy.ts'
import { buildUserClaims, getSubject } from '../token/identity.ts'

/** The endpoint of OpenID Connect UserInfo (S-117). */
export const userinfoEndpoint: Endpoint<AccessToken | undefined> = {
  name: 'userinfo',
  path: '/auth/userinfo',
  methods: ['GET', 'POST'],
  cors: 'registered',
  errors: 'oauth',
  step: 'userinfo',

  prepare: prepareAccessToken,

  async handle(context) {
    const { tenant, options, pass, note } = context
    const held = requireAccessToken(context, context.loaded)
    if (!hasScope(held.scope, 'openid')) {
      throw new BearerError('insufficient_scope', 'The scope openid is required')
    }
    const claims = buildUserClaims(tenant, options, held.grant, held.scope)
    const person = tenant.users.find(({ reference }) => reference === held.grant.user)
    const response = pass('userinfo.response', {
      sub: getSubject(held.grant),
      ...(person && hasScope(held.scope, 'profile') ? { name: person.name } : {}),
      ...claims,
    })
    const { fhirUser } = response
    if (typeof fhirUser === 'string') note({ issuedFhirUser: fhirUser })
    return createJsonReply(200, response, NO_STORE)
  },
}
