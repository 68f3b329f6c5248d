import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import { isFhirId } from '../../../smart/fhir/reference.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseRequest, CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError } from '../../declare/outcome.ts'
import { readTokens, type Tokens } from './read-tokens.ts'

/** Sends a FHIR request with a token; `path` is relative to the FHIR base. */
export function sendWithToken(
  { send, target }: CaseTools,
  path: string,
  token: string,
  { headers, ...request }: CaseRequest = {},
): Promise<RecordedResult> {
  const own = { accept: 'application/fhir+json', authorization: `Bearer ${token}` }
  return send(`${withoutTrailingSlash(target.fhirBase)}/${path}`, {
    ...request,
    headers: { ...own, ...(Array.isArray(headers) ? Object.fromEntries(headers) : headers) },
  })
}

/** Returns the patient in context of a login. @throws Unjudged without one */
export function findPatientId({ json, login }: Tokens): string {
  if (isFhirId(json.patient)) return json.patient
  throw createBlockedError('token-patient/returned', `The login "${login.recipe}" has no patient in context.`)
}

/** Reads the id of the patient of the standalone login. @throws Unjudged without one */
export const readPatientId = (async (tools) =>
  findPatientId(await readTokens(tools, 'standalone'))) satisfies Source<string>

/** Reads the patient in context of the standalone login, whatever the response is. */
export const readPatientResponse = (async (tools) => {
  const { accessToken } = await readTokens(tools, 'standalone')
  return sendWithToken(tools, `Patient/${await tools.get(readPatientId)}`, accessToken)
}) satisfies Source<RecordedResult>
