import { OAuthError } from '../core/oauth-error.ts'
import { jsonReply } from '../core/reply.ts'
import { authenticateClient } from '../oauth/client-auth/authenticate-client.ts'
import { introspection } from '../oauth/introspection.ts'
import { bearerToken } from './bearer.ts'
import type { Endpoint, EndpointContext } from './endpoint.ts'
import { NO_STORE } from './no-store.ts'
import { peekToken } from './peek-token.ts'
import { readForm, requiredParam } from './read-form.ts'

/** Token introspection (RFC 7662; S-131 to S-136). */
export const introspectEndpoint: Endpoint = {
  name: 'introspect',
  path: '/auth/introspect',
  methods: ['POST'],
  cors: 'registered',
  errors: 'oauth',
  step: () => 'introspect',
  peek: peekToken,

  async handle(context) {
    const { incoming, tenant, options, pass, note } = context
    const form = readForm(incoming)
    if (options.introspection === 'protected') await checkCaller(context)
    const token = requiredParam(form, 'token')
    const answer = pass('introspection.response', await introspection(tenant, options, token))
    if (typeof answer.patient === 'string') note({ issuedPatient: answer.patient })
    return jsonReply(200, answer, NO_STORE)
  },
}

/** A caller with any active SMART token, or an authenticated client, may ask about every token (S-135). */
async function checkCaller({ tenant, options, run, pass, incoming, note }: EndpointContext): Promise<void> {
  if (!/^bearer\b/i.test(incoming.header('authorization') ?? '')) {
    await authenticateClient({ tenant, options, run, pass }, incoming, note)
    return
  }
  const { active } = await introspection(tenant, options, bearerToken(incoming) ?? '')
  if (active !== true) {
    throw new OAuthError('invalid_token', 'The bearer token of the caller is not active')
  }
}
