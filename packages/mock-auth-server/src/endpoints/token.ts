import { optionsFor } from '../core/client-options.ts'
import type { Facts } from '../core/facts.ts'
import type { Incoming } from '../core/incoming.ts'
import { OAuthError } from '../core/oauth-error.ts'
import { readAssertion } from '../core/read-assertion.ts'
import { jsonReply } from '../core/reply.ts'
import { checkResource } from '../oauth/check-audience.ts'
import {
  authenticateClient,
  authenticates,
  claimedClientId,
} from '../oauth/client-auth/authenticate-client.ts'
import { GRANTS } from '../oauth/grants/list.ts'
import type { Endpoint } from './endpoint.ts'
import { NO_STORE } from './no-store.ts'
import { readForm, requiredParam } from './read-form.ts'
import { noteTokenCall } from './token-call-facts.ts'

/** The token endpoint (S-067 to S-095). */
export const tokenEndpoint: Endpoint = {
  name: 'token',
  path: '/auth/token',
  methods: ['POST'],
  cors: 'registered',
  errors: 'oauth',
  step: () => 'token',

  async peek({ tenant, incoming }) {
    const { form } = incoming
    const grant = GRANTS.find(({ type }) => type === form.get('grant_type'))
    const held = await grant?.peek(form, { tenant })
    const clientId = claimedClientId(incoming) ?? held?.clientId
    return {
      facts: {
        ...tokenFacts(incoming),
        ...(await noteTokenCall(tenant, incoming, clientId)),
        ...(clientId ? { clientId } : {}),
        ...(held?.user === undefined ? {} : { user: held.user }),
        ...(held ? { scope: held.scope } : {}),
      },
      ...(held?.run === undefined ? {} : { run: { run: held.run, by: 'code' as const } }),
    }
  },

  async handle(context) {
    const { incoming, tenant, options, pass, note, run } = context
    const form = readForm(incoming)
    const type = requiredParam(form, 'grant_type')
    const grant = GRANTS.find((known) => known.type === type)
    if (!grant) throw new OAuthError('unsupported_grant_type', `The grant type ${type} is not supported`)
    const held = await grant.peek(form, { tenant })
    if (!held && grant.tellsClient && !authenticates(incoming)) {
      requiredParam(form, grant.tellsClient)
      throw new OAuthError('invalid_grant', `The ${grant.tellsClient} is unknown or revoked`)
    }
    const standsFor = grant.tellsClient === undefined ? undefined : held?.clientId
    const client = await authenticateClient({ tenant, options, run, pass, note }, incoming, standsFor)
    checkResource(tenant, options, form)
    const issuing = { tenant, options: optionsFor(options, client), run, pass, note }
    const response = await grant.issue({ ...issuing, incoming, form, client })
    return jsonReply(200, response, NO_STORE)
  },
}

const PARAMS = {
  grant_type: 'grantType',
  code: 'code',
  code_verifier: 'codeVerifier',
  refresh_token: 'refreshToken',
  redirect_uri: 'redirectUri',
  client_assertion: 'clientAssertion',
  scope: 'scope',
} as const

function tokenFacts({ form }: Incoming): Facts {
  const facts: Facts = {}
  for (const [param, fact] of Object.entries(PARAMS)) {
    const value = form.get(param)
    if (value) facts[fact] = value
  }
  const assertion = facts.clientAssertion ? readAssertion(facts.clientAssertion) : undefined
  if (assertion && 'claims' in assertion) {
    const { jti } = assertion.claims
    if (typeof jti === 'string') facts.jti = jti
  }
  return facts
}
