import { withoutTrailingSlash } from '../../smart/discovery/fhir-base.ts'
import { parseObject } from '../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import { parseScopes } from '../../smart/scopes/parse-scope.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'
import { createBlockedError, createNotApplicableError } from '../declare/outcome.ts'
import { createAssertionDraft, readAcceptedAssertion } from './assertion-requests.ts'
import { toForm } from './basic-request.ts'
import { ASSERTION_TYPE, signAssertion } from './sign-assertion.ts'
import { readTokenEndpoint } from './smart-configuration.ts'

/** Requests a token of the backend service; `undefined` leaves scope out. */
export async function requestBackendToken(
  tools: CaseTools,
  scope: string | undefined,
): Promise<RecordedResult> {
  const assertion = await signAssertion(await createAssertionDraft(tools))
  return tools.send(await tools.get(readTokenEndpoint), {
    body: toForm({
      grant_type: 'client_credentials',
      ...(scope === undefined ? {} : { scope }),
      ...{ client_assertion_type: ASSERTION_TYPE, client_assertion: assertion },
    }),
  })
}

const readScope = ({ target }: CaseTools): string => target.clients.backend?.scope ?? ''

/** Reads the response to a correct token request of the backend service, whatever it is. */
export const fetchBackendToken = (async (tools) => {
  await tools.get(readAcceptedAssertion)
  return requestBackendToken(tools, readScope(tools))
}) satisfies Source<RecordedResult>

/** Reads a token of the backend service. @throws Unjudged without one */
export const readBackendToken = (async ({ get }) => {
  const { status, text } = await get(fetchBackendToken)
  const json = status === 200 ? parseObject(text) : undefined
  if (typeof json?.access_token !== 'string')
    throw createBlockedError('backend-token/response', 'No backend token was issued.')
  return json
}) satisfies Source<Record<string, unknown>>

/** Reads a resource type that the backend service may search. @throws Unjudged without one */
export const readGrantedType = (async (tools) => {
  const { scope = readScope(tools) } = await tools.get(readBackendToken)
  const granted = parseScopes(String(scope)).flatMap((each) =>
    each.kind === 'resource' && each.letters.includes('s') ? [each.type] : [],
  )
  const [type] = granted
  if (type === undefined)
    throw createNotApplicableError('The backend service was granted no scope with which it may search.')
  return { type: type === '*' ? 'Patient' : type, isWildcard: granted.includes('*') }
}) satisfies Source<unknown>

/** Searches a resource type with a token. */
export function searchAsService(
  { send, target }: CaseTools,
  type: string,
  token: unknown,
): Promise<RecordedResult> {
  return send(`${withoutTrailingSlash(target.fhirBase)}/${type}?_count=1`, {
    headers: { accept: 'application/fhir+json', authorization: `Bearer ${String(token)}` },
  })
}
