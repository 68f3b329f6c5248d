import { parseObject } from '../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { SigningKey } from '../../smart/run/select-client-authentication.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'
import { findKeyClient } from '../declare/target.ts'
import { toForm } from './basic-request.ts'
import { ASSERTION_TYPE, type AssertionDraft, buildAssertion, signAssertion } from './sign-assertion.ts'
import { readSmartConfiguration, readTokenEndpoint } from './smart-configuration.ts'

/** A refused request, with what was wrong with it. */
export interface RefusedAssertion {
  readonly what: string
  readonly result: RecordedResult
}

/** The response to a correct assertion, by algorithm. */
interface AcceptedAssertion {
  readonly alg: SigningKey['alg']
  readonly assertion: string
  readonly result: RecordedResult
}

/**
 * Sends a token request with an assertion. A backend service requests a token; a client of users redeems a code that was
 * never issued, which tells by invalid_grant that the client was authenticated.
 */
export async function sendAssertion(
  { get, send, target }: CaseTools,
  assertion: string,
  type = ASSERTION_TYPE,
): Promise<RecordedResult> {
  const { scope } = target.clients.backend ?? {}
  const request = target.clients.backend
    ? { grant_type: 'client_credentials', scope: scope ?? '' }
    : {
        grant_type: 'authorization_code',
        code: buildUnissuedValue('no-such-code'),
        redirect_uri: target.redirectUri,
      }
  return send(await get(readTokenEndpoint), {
    body: toForm({ ...request, client_assertion_type: type, client_assertion: assertion }),
  })
}

/** Returns `true` when the server has authenticated the client. */
export function isAuthenticated({ target }: CaseTools, { status, text }: RecordedResult): boolean {
  if (target.clients.backend) return status === 200 && typeof parseObject(text)?.access_token === 'string'
  return status === 400 && parseObject(text)?.error === 'invalid_grant'
}

/** Builds a correct assertion of the client with keys or of another one, to be signed with one of its keys. */
export async function createAssertionDraft(
  { get, target, now }: CaseTools,
  key?: SigningKey,
  client = findKeyClient(target),
): Promise<AssertionDraft> {
  const [first] = target.keys
  const own = key ?? first
  if (!client || !own) throw createBlockedError('assertion-accepted', 'There is no client with keys.')
  return buildAssertion(client.clientId, await get(readTokenEndpoint), own, now())
}

/** Sends a correct assertion for each key whose algorithm the server advertises. */
export const sendCorrectAssertions = (async (tools) => {
  const { token_endpoint_auth_signing_alg_values_supported: advertised } =
    await tools.get(readSmartConfiguration)
  const isAdvertised = ({ alg }: SigningKey) => !Array.isArray(advertised) || advertised.includes(alg)
  const accepted: AcceptedAssertion[] = []
  for (const key of tools.target.keys.filter(isAdvertised)) {
    const assertion = await signAssertion(await createAssertionDraft(tools, key))
    accepted.push({ alg: key.alg, assertion, result: await sendAssertion(tools, assertion) })
  }
  return accepted
}) satisfies Source<AcceptedAssertion[]>

/** Returns an assertion that was accepted, which every refusal is compared with. @throws Unjudged without one */
export const readAcceptedAssertion = (async (tools) => {
  const accepted = (await tools.get(sendCorrectAssertions)).find(({ result }) =>
    isAuthenticated(tools, result),
  )
  if (!accepted)
    throw createBlockedError(
      'assertion-accepted',
      'No correct assertion was accepted, so a refusal shows nothing.',
    )
  return accepted
}) satisfies Source<AcceptedAssertion>

/** Creates the source of requests whose assertion differs from an accepted one. */
export const createRefusals =
  (variants: (tools: CaseTools) => Promise<Readonly<Record<string, string>>>): Source<RefusedAssertion[]> =>
  async (tools) => {
    await tools.get(readAcceptedAssertion)
    const refused: RefusedAssertion[] = []
    for (const [what, assertion] of Object.entries(await variants(tools)))
      refused.push({ what, result: await sendAssertion(tools, assertion) })
    return refused
  }
