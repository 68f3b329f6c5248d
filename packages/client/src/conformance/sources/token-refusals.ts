import type { RecordedResult } from '../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseRequest, CaseTools, Source } from '../declare/case-tools.ts'
import { findUserClient } from '../declare/target.ts'
import { toForm } from './basic-request.ts'
import { buildClientRequest } from './build-client-request.ts'
import { readTokenEndpoint } from './smart-configuration.ts'

/** Characters of a verifier, as RFC 7636 requires at least. */
const VERIFIER_LENGTH = 43

const codeParameters = (redirectUri: string) => ({
  grant_type: 'authorization_code',
  code: buildUnissuedValue('no-such-code'),
  redirect_uri: redirectUri,
  code_verifier: buildUnissuedValue('verifier').padEnd(VERIFIER_LENGTH, '-'),
})

/** Builds the request that redeems a code that was never issued. */
export const buildUnknownCode = (tools: CaseTools): Promise<CaseRequest> =>
  buildClientRequest(tools, codeParameters(tools.target.redirectUri))

/** Requests a token with a grant type that does not exist. */
export const requestUnknownGrant = (async (tools) => {
  const parameters = { grant_type: 'not_a_grant_type' }
  const request = findUserClient(tools.target)
    ? await buildClientRequest(tools, parameters)
    : { body: toForm(parameters) }
  return tools.send(await tools.get(readTokenEndpoint), request)
}) satisfies Source<RecordedResult>

/** Redeems a code as a client that is not registered. */
export const redeemAsUnknownClient = (async ({ get, send, target }) =>
  send(await get(readTokenEndpoint), {
    body: toForm({ ...codeParameters(target.redirectUri), client_id: buildUnissuedValue('nobody') }),
  })) satisfies Source<RecordedResult>

/** Redeems a code that was never issued, as the client of users. */
export const redeemUnknownCode = (async (tools) =>
  tools.send(
    await tools.get(readTokenEndpoint),
    await buildUnknownCode(tools),
  )) satisfies Source<RecordedResult>

/** Sends a refresh token that was never issued, as the client of users. */
export const refreshUnknownToken = (async (tools) => {
  const parameters = { grant_type: 'refresh_token', refresh_token: buildUnissuedValue('no-such-token') }
  return tools.send(await tools.get(readTokenEndpoint), await buildClientRequest(tools, parameters))
}) satisfies Source<RecordedResult>

/** Body of 100 kB, which no token request has. */
const LONG = 'x'.repeat(100_000)

/** Sends what is no token request at all, each with what is wrong with it. */
export const sendGarbage = (async ({ get, send }) => {
  const endpoint = await get(readTokenEndpoint)
  const form = 'application/x-www-form-urlencoded'
  const bodies: [what: string, body: string, type: string][] = [
    ['without a body', '', form],
    ['with a body of 100 kB', `grant_type=${LONG}`, form],
    ['with a broken percent-encoding', 'grant_type=%E0%A4%A', form],
    ['with JSON', '{"grant_type":"authorization_code"}', 'application/json'],
  ]
  const results: { what: string; result: RecordedResult }[] = []
  for (const [what, body, type] of bodies)
    results.push({ what, result: await send(endpoint, { body, headers: { 'content-type': type } }) })
  return results
}) satisfies Source<unknown>
