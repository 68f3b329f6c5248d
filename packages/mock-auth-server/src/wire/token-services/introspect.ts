import { isEnforced } from '../../core/declare/server-requirements.ts'
import { createJsonReply } from '../../core/http/reply.ts'
import { BearerError, OAuthError } from '../../core/oauth/oauth-error.ts'
import { authenticateClient, presentsCredentials } from '../client-authentication/authenticate-client.ts'
import { requireBearerToken } from '../shared/bearer.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { readForm, requireParam } from '../shared/read-form.ts'
import { buildIntrospectionResponse } from './build-introspection-response.ts'
import type { AnyToken } from './find-token.ts'
import { prepareToken } from './prepare-token.ts'

/** The endpoint of token introspection (RFC 7662; S-131 to S-136). */
export const introspectEndpoint: Endpoint<AnyToken | undefined> = {
  name: 'introspect',
  path: '/auth/introspect',
  methods: ['POST'],
  cors: 'registered',
  errors: 'oauth',
  step: 'introspect',
  prepare: prepareToken,

  async handle(context) {
    const { incoming, options, pass, note } = context
    const form = readForm(incoming, options)
    const caller = await checkCaller(context)
    const token = requireParam(form, 'token')
    const isShown =
      isEnforced(options, 'introspection-any-client') || caller === context.loaded?.token.grant.clientId
    const answer = pass(
      'introspection.response',
      await buildIntrospectionResponse(context, isShown ? context.loaded : undefined, token),
    )
    if (typeof answer.patient === 'string') note({ issuedPatient: answer.patient })
    return createJsonReply(200, answer, NO_STORE)
  },
}

/**
 * Checks the caller of introspection. Where it is protected, a caller with any active access token, or an
 * authenticated client, may introspect every token (S-135). Client credentials that were sent are checked in
 * any case (RFC 7662 section 2.3). Returns the id of its client; `undefined` for an anonymous one.
 */
async function checkCaller({
  tenant,
  options,
  run,
  pass,
  incoming,
  note,
}: EndpointContext): Promise<string | undefined> {
  const isProtected = options.introspection === 'protected' && isEnforced(options, 'introspection-caller')
  const isBearer = /^bearer\b/i.test(incoming.header('authorization') ?? '')
  if (presentsCredentials(incoming)) {
    return (await authenticateClient({ tenant, options, run, pass, note }, incoming)).clientId
  }
  if (!isProtected) return undefined
  if (isBearer && isEnforced(options, 'introspection-bearer')) {
    const held = await tenant.state.findAccessToken(requireBearerToken(incoming))
    if (!held || held.expiresAt <= tenant.clock.expiryNow()) {
      throw new BearerError('invalid_token', 'The bearer token of the caller is not active')
    }
    return held.grant.clientId
  }
  throw new OAuthError(
    'invalid_client',
    'Introspection requires an active bearer token or client credentials',
  )
}
