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
import { checkClientAllowed } from '../shared/check-client-allowed.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { NO_STORE } from '../shared/no-store.ts'
import { readForm, requireParam } from '../shared/read-form.ts'
import { collectTokenRequestFacts, createTokenFacts } from './collect-token-request-facts.ts'
import type { GrantType, Redeemable } from './grants/grant-type.ts'
import { GRANT_TYPES, GRANTS } from './grants/list.ts'

interface LoadedRequest {
  readonly grantType: GrantType | undefined
  readonly found: Redeemable | undefined
}

/** The token endpoint (S-067 to S-095). */
export const tokenEndpoint: Endpoint<LoadedRequest> = {
  name: 'token',
  path: '/auth/token',
  methods: ['POST'],
  cors: 'registered',
  errors: 'oauth',
  step: 'token',
  createFacts: createTokenFacts,

  async prepare({ tenant, incoming, note }) {
    const { form } = incoming
    const grantType = GRANTS.find(({ type }) => type === form.get('grant_type'))
    const found = await grantType?.find?.(form, tenant)
    const grant = found?.grant
    const clientId = readClaimedClientId(incoming) ?? grant?.clientId
    note(tokenFacts(incoming))
    note(collectTokenRequestFacts(tenant, incoming, clientId))
    note({ user: grant?.user, scope: grant?.scope })
    return {
      loaded: { grantType, found },
      run: grant?.run === undefined ? undefined : { run: grant.run, by: 'code' },
    }
  },

  async handle(context) {
    const { incoming, tenant, options, pass, note, run } = context
    const form = readForm(incoming, options)
    const type = requireParam(form, 'grant_type', 'grantTypeMissing')
    const { grantType, found } = context.loaded
    if (!grantType || !pass('token.grantTypes', GRANT_TYPES).includes(type))
      throw new OAuthError('unsupported_grant_type', `The grant type ${type} is not supported`, {
        cause: 'grantTypeUnknown',
      })
    const { tellsClient } = grantType
    if (!found && tellsClient && !identifiesClient(incoming)) {
      requireParam(form, tellsClient)
      throw new OAuthError('invalid_grant', `The ${tellsClient} is unknown or revoked`, {
        cause: 'refreshUnknown',
      })
    }
    const standsFor = tellsClient === undefined ? undefined : found?.grant.clientId
    const client = await authenticateClient({ tenant, options, run, pass, note }, incoming, standsFor)
    checkClientAllowed(client, type)
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
    const response = await grantType.issue(request, found)
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
