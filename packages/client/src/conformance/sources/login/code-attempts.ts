import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import type { CaseRequest, CaseTools, CodeAttempt, FormRequest, FreshCode } from '../../declare/case-tools.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { listUserRoles } from '../../declare/target.ts'
import { buildBasicRequest, toForm } from '../basic-request.ts'
import { buildRequestAs } from '../build-client-request.ts'
import { readTokenEndpoint } from '../smart-configuration.ts'
import { buildCodeParameters } from './redeem-code.ts'

type Parameters = Readonly<Record<string, string>>

/** Creates an attempt whose parameters differ from the correct ones; the client authenticates as it should. */
const createParameterAttempt = (
  what: string,
  change: (parameters: Parameters, fresh: FreshCode) => Parameters,
): CodeAttempt => ({
  what,
  send: async (tools, fresh) =>
    tools.send(
      await tools.get(readTokenEndpoint),
      await buildRequestAs(tools, fresh.login.role, change(buildCodeParameters(fresh), fresh)),
    ),
})

/** Creates an attempt that sends the correct parameters in another form. */
const createFormAttempt = (
  what: string,
  change: (request: FormRequest) => CaseRequest & { readonly query?: string },
): CodeAttempt => ({
  what,
  send: async (tools, fresh) => {
    const endpoint = await tools.get(readTokenEndpoint)
    const correct = await buildRequestAs(tools, fresh.login.role, buildCodeParameters(fresh))
    const { query, ...request } = change(correct)
    const separator = endpoint.includes('?') ? '&' : '?'
    return tools.send(query === undefined ? endpoint : `${endpoint}${separator}${query}`, request)
  },
})

function without(parameters: Parameters, name: string): Parameters {
  const { [name]: _, ...rest } = parameters
  return rest
}

export const BY_GET = createFormAttempt('by GET', ({ headers, body }) => ({
  ...{ method: 'GET', query: String(body) },
  ...(headers && { headers }),
}))

export const AS_JSON = createFormAttempt('with a JSON body', ({ headers, body }) => ({
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(Object.fromEntries(body)),
}))

export const WITH_REPEATED_PARAMETER = createFormAttempt('with redirect_uri twice', (request) => {
  const body = new URLSearchParams(request.body)
  body.append('redirect_uri', body.get('redirect_uri') ?? '')
  return { ...request, body }
})

export const WITHOUT_VERIFIER = createParameterAttempt('without code_verifier', (parameters) =>
  without(parameters, 'code_verifier'),
)

export const WITH_BLANK_VERIFIER = createParameterAttempt('with an empty code_verifier', (parameters) => ({
  ...parameters,
  code_verifier: '',
}))

/** A verifier that has the form of one. */
export const OTHER_VERIFIER = buildUnissuedValue('other-verifier').padEnd(43, '-')

export const WITH_OTHER_VERIFIER = createParameterAttempt('with another code_verifier', (parameters) => ({
  ...parameters,
  code_verifier: OTHER_VERIFIER,
}))

export const WITH_CHALLENGE_AS_VERIFIER = createParameterAttempt(
  'with the code_challenge as code_verifier',
  (parameters, { request }) => ({ ...parameters, code_verifier: request.codeChallenge }),
)

export const WITH_OTHER_REDIRECT_URI = createParameterAttempt(
  'with a slash behind redirect_uri',
  (parameters, { request }) => ({ ...parameters, redirect_uri: addSlash(request.redirectUri) }),
)

export const WITHOUT_REDIRECT_URI = createParameterAttempt('without redirect_uri', (parameters) =>
  without(parameters, 'redirect_uri'),
)

function addSlash(uri: string): string {
  const url = new URL(uri)
  url.pathname += '/'
  return url.href
}

export const AS_OTHER_CLIENT: CodeAttempt = {
  what: 'as another client',
  send: async (tools, fresh) =>
    tools.send(
      await tools.get(readTokenEndpoint),
      await buildRequestAs(tools, findOtherRole(tools, fresh.login.role), buildCodeParameters(fresh)),
    ),
}

/** Returns the role of another client of users. @throws Unjudged without one */
export function findOtherRole({ target }: CaseTools, role: string) {
  const other = listUserRoles(target).find((each) => each !== role)
  if (!other) throw createNotApplicableError('There is no second client of users.')
  return other
}

export const WITHOUT_AUTHENTICATION: CodeAttempt = {
  what: 'with client_id only',
  ownError: 'invalid_client',
  send: async (tools, fresh) =>
    tools.send(await tools.get(readTokenEndpoint), {
      body: toForm({ ...buildCodeParameters(fresh), client_id: fresh.request.client.clientId }),
    }),
}

export const WITH_WRONG_SECRET: CodeAttempt = {
  what: 'with a wrong secret',
  ownError: 'invalid_client',
  isOnce: true,
  send: async (tools, fresh) =>
    tools.send(
      await tools.get(readTokenEndpoint),
      buildBasicRequest(
        fresh.request.client.clientId,
        buildUnissuedValue('wrong-secret'),
        buildCodeParameters(fresh),
      ),
    ),
}

export const WITH_TWO_AUTHENTICATIONS: CodeAttempt = {
  what: 'with the secret in the header and in the body',
  send: async (tools, fresh) => {
    const { clientId, secret = '' } = fresh.request.client
    const parameters = { ...buildCodeParameters(fresh), client_id: clientId, client_secret: secret }
    return tools.send(await tools.get(readTokenEndpoint), buildBasicRequest(clientId, secret, parameters))
  },
}
