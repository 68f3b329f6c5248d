import type { Incoming } from '../../core/http/incoming.ts'
import { jsonReply } from '../../core/http/reply.ts'
import type { Facts } from '../../core/journal/facts.ts'
import { optionsFor } from '../../core/oauth/client-options.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import { readAssertion } from '../../core/oauth/read-assertion.ts'
import {
  authenticateClient,
  authenticates,
  claimedClientId,
} from '../client-authentication/authenticate-client.ts'
import { checkResource } from '../shared/check-audience.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { readForm, requiredParam } from '../shared/read-form.ts'
import { GRANTS } from './grants/list.ts'
import { tokenCallFacts } from './token-call-facts.ts'

/** The token endpoint (S-067 to S-095). */
export const tokenEndpoint: Endpoint = {
  name: 'token',
  path: '/auth/token',
  methods: ['POST'],
  cors: 'registered',
  errors: 'oauth',
  step: () => 'token',

  async peek({ tenant, incoming, note }) {
    const { form } = incoming
    const grant = GRANTS.find(({ type }) => type === form.get('grant_type'))
    const held = await grant?.peek(form, { tenant })
    const clientId = claimedClientId(incoming) ?? held?.clientId
    note(tokenFacts(incoming))
    note(tokenCallFacts(tenant, incoming, clientId))
    note({ user: held?.user, scope: held?.scope })
    return held?.run === undefined ? undefined : { run: held.run, by: 'code' }
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
    const request = { tenant, options: optionsFor(options, client), run, pass, note, incoming, form, client }
    const response = await grant.issue(request)
    return jsonReply(200, response, NO_STORE)
  },
}

function tokenFacts({ form }: Incoming): Facts {
  const given = (name: string) => form.get(name) || undefined
  const clientAssertion = given('client_assertion')
  return {
    grantType: given('grant_type'),
    code: given('code'),
    codeVerifier: given('code_verifier'),
    refreshToken: given('refresh_token'),
    redirectUri: given('redirect_uri'),
    clientAssertion,
    jti: clientAssertion && jtiOf(clientAssertion),
    scope: given('scope'),
  }
}

function jtiOf(clientAssertion: string): string | undefined {
  const assertion = readAssertion(clientAssertion)
  const jti = 'claims' in assertion ? assertion.claims.jti : undefined
  return typeof jti === 'string' ? jti : undefined
}
