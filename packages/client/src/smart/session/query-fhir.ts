import type { FhirQuery, FhirResult } from '../../model/fhir-query.ts'
import type { StepKind } from '../../model/run.ts'
import { getBundleLinks } from '../fhir/bundle.ts'
import { createFhirClient, type FhirClient } from '../fhir/create-fhir-client.ts'
import { type ExpectedAnswer, judgeAnswer } from '../fhir/judge-answer.ts'
import { toLocalReference } from '../fhir/reference.ts'
import { resolveFhirUrl } from '../fhir/resolve-fhir-url.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { toSmartError } from '../smart-error.ts'
import { checkGrant } from './check-grant.ts'
import { type GrantedServer, selectGrantedServer } from './granted-server.ts'
import { readHeaders } from './read-headers.ts'
import { readPages } from './read-pages.ts'
import type { SessionTools } from './refresh-session.ts'
import { sendAuthorized } from './send-authorized.ts'
import type { Session } from './session.ts'
import { findIfMatchVersion, recordVersion } from './versions.ts'
import { withholdOtherPatients } from './withhold-other-patients.ts'

/**
 * Sends one FHIR query of the user or of the login, recorded as a step. Never throws: an error is the
 * verdict.
 */
export async function queryFhir(
  session: Session,
  tools: SessionTools,
  query: FhirQuery,
  kind: StepKind = 'fhir',
): Promise<FhirResult> {
  const draft = { stepId: '', exchangeIds: [] as string[] }
  try {
    return await tools.run.step(kind, async (step) => {
      draft.stepId = step.id
      step.title((kind === 'fhir' ? `${query.method} ${query.path}` : `${query.path} read`).slice(0, 120))
      const answer = await ask(session, tools, step, query, draft.exchangeIds)
      step.verdict(answer.verdict)
      return { ...answer, stepId: step.id, exchangeIds: draft.exchangeIds }
    })
  } catch (thrown) {
    return {
      ...draft,
      verdict: toSmartError(thrown).toVerdict(),
      headers: [],
      body: '',
      issues: [],
      links: [],
      incomplete: true,
      withheld: [],
    }
  }
}

type Answer = Omit<FhirResult, 'stepId' | 'exchangeIds'>

async function ask(
  session: Session,
  tools: SessionTools,
  step: StepHandle,
  query: FhirQuery,
  exchangeIds: string[],
): Promise<Answer> {
  const reach = selectGrantedServer(session, query.path)
  const { fhirBase } = reach
  const url = resolveFhirUrl(query.path, fhirBase)
  checkGrant(reach, query, url)
  const headers = readHeaders(query)
  const version = findIfMatchVersion(session, query, url)
  if (version !== undefined && headers['if-match'] === undefined) {
    headers['if-match'] = version
    step.detail({ name: 'If-Match', value: version, explanation: 'The version that this session read.' })
  }
  const client = createFhirClient(fhirBase, async (request) => {
    const result = await sendAuthorized(session, tools, step, request)
    exchangeIds.push(result.exchangeId)
    recordVersion(session, request.method, request.url, result)
    return result
  })
  const expected = expectationOf(query, url, fhirBase)
  const result = await send(client, query, expected, { headers })
  const judged = judgeAnswer(result, expected)
  const { isAnother, verdict, issues } = judged
  const base: Answer = {
    verdict,
    issues,
    status: result.status,
    headers: [...result.headers],
    body: result.text,
    links: [],
    incomplete: false,
    withheld: [],
  }
  if (!judged.resource) return base
  if (isAnother) {
    const { resourceType, id } = judged.resource
    return withoutForeign({ ...base, body: '' }, { resourceType, id }, reach)
  }
  if (judged.verdict.level === 'error') return withoutForeign(base, judged.resource, reach)
  const paged = await readPages(client, judged.resource, query, { fhirBase, headers })
  const { stopped } = paged
  const answer: Answer = {
    ...base,
    links: getBundleLinks(paged.resource).filter(({ url: link }) => isOurs(link, fhirBase)),
    incomplete: stopped !== undefined,
    verdict: stopped ? { ...stopped.toVerdict(), level: 'warning' } : judged.verdict,
  }
  return withoutForeign(answer, paged.resource, reach)
}

/** Sends a read as such, and anything else as it was typed: its parameters and its body stay as they are. */
function send<Answer>(
  client: FhirClient<Answer>,
  { method, path, body }: FhirQuery,
  { read }: ExpectedAnswer,
  options: { headers: Record<string, string> },
): Promise<Answer> {
  return read && body === undefined
    ? client.read({ resourceType: read.type, id: read.id, options })
    : client.request(path, { method, body, options })
}

/** Returns the answer without the data of other patients, both in the resource and in the raw body. */
function withoutForeign(answer: Answer, received: Record<string, unknown>, reach: GrantedServer): Answer {
  const { resource, withheld, verdict } = withholdOtherPatients(received, reach)
  if (!verdict) return { ...answer, resource }
  return { ...answer, resource, withheld, verdict, body: JSON.stringify(resource, null, 2) }
}

function expectationOf({ method, path }: FhirQuery, url: string, fhirBase: string): ExpectedAnswer {
  const address = url.split('?')[0] ?? url
  const read = method === 'GET' && !path.includes('?') ? toLocalReference(address, fhirBase) : undefined
  const search = method === 'GET' && /^[A-Z][A-Za-z]+$/.test(address.slice(address.lastIndexOf('/') + 1))
  return { method, read, search }
}

function isOurs(url: string, fhirBase: string): boolean {
  try {
    return resolveFhirUrl(url, fhirBase) !== ''
  } catch {
    return false
  }
}
