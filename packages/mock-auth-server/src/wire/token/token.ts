import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import { createJsonReply } from '../../core/http/reply.ts'
import type { Facts } from '../../core/journal/facts.ts'
import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import { mergeClientOptions } from '../../core/oauth/merge-client-options.ts'
import { OAuthError } from '../../core/oauth/oauth-error.ts'
import {
  authenticateClient,
  identifiesClient,
  readClaimedClientId,
} from '../client-authentication/authenticate-client.ts'
import { checkResource } from '../shared/check-audience.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { readForm, requireParam } from '../shared/read-form.ts'
import { collectTokenRequestFacts } from './collect-token-request-facts.ts'
import { GRANTS } from './grants/list.ts'

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
    const clientId = readClaimedClientId(incoming) ?? held?.clientId
    note(tokenFacts(incoming))
    note(collectTokenRequestFacts(tenant, incoming, clientId))
    note({ user: held?.user, scope: held?.scope })
    return held?.run === undefined ? undefined : { run: held.run, by: 'code' }
  },

  async handle(context) {
    const { incoming, tenant, options, pass, note, run } = context
    const form = readForm(incoming)
    const type = requireParam(form, 'grant_type')
    const grant = GRANTS.find((known) => known.type === type)
    if (!grant) throw new OAuthError('unsupported_grant_type', `The grant type ${type} is not supported`)
    const held = await grant.peek(form, { tenant })
    if (!held && grant.tellsClient && !identifiesClient(incoming)) {
      requireParam(form, grant.tellsClient)
      throw new OAuthError('invalid_grant', `The ${grant.tellsClient} is unknown or revoked`)
    }
    const standsFor = grant.tellsClient === undefined ? undefined : held?.clientId
    const client = await authenticateClient({ tenant, options, run, pass, note }, incoming, standsFor)
    checkResource(tenant, options, form)
    const request = {
      tenant,
      options: mergeClientOptions(options, client),
      run,
      pass,
      note,
      incoming,
      form,
      client,
    }
    const response = await grant.issue(request)
    return createJsonReply(200, response, NO_STORE)
  },
}

function tokenFacts({ form }: IncomingRequest): Facts {
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
  const assertion = decodeAssertion(clientAssertion)
  const jti = 'claims' in assertion ? assertion.claims.jti : undefined
  return typeof jti === 'string' ? jti : undefined
}
