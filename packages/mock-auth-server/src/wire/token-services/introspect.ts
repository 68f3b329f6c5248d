import { isEnforced } from '../../core/declare/server-requirements.ts'
import { createJsonReply } from '../../core/http/reply.ts'
import type { Endpoint, EndpointContext } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { readForm, requireParam } from '../shared/read-form.ts'
import { buildIntrospectionResponse } from './build-introspection-response.ts'
import { checkIntrospectionCaller } from './check-introspection-caller.ts'
import type { AnyToken } from './find-token.ts'
import { prepareToken } from './prepare-token.ts'

/** The endpoint of token introspection (RFC 7662; S-131 to S-136). */
export const introspectEndpoint: Endpoint<AnyToken | undefined> = {
  name: 'introspect',
  path: '/auth/introspect',
  methods: ['POST'],
  listMethods: ({ introspection }) => (introspection === 'get-with-hint' ? ['GET', 'POST'] : ['POST']),
  cors: 'registered',
  errors: 'oauth',
  step: 'introspect',
  prepare: prepareToken,

  async handle(context) {
    const { options, pass, note } = context
    const form = readParameters(context)
    const caller = await checkIntrospectionCaller(context, form.get('token'))
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

/** Returns the parameters of the request: of the query where GET is allowed, else of the form. */
function readParameters({ incoming, options }: EndpointContext): URLSearchParams {
  const parameters = incoming.method === 'POST' ? readForm(incoming, options) : incoming.query
  if (options.introspection === 'get-with-hint') requireParam(parameters, 'token_type_hint')
  return parameters
}
