import type { FhirQuery, FhirResult, Run } from '../../model/api.ts'
import { parseJson } from '../components/json/parse-json.ts'

/**
 * Returns what the login itself has read, as the answer to a query: the patient in context, else the user;
 * `undefined` when it has read neither. Data that the login has not accepted without remark stay in their step.
 */
export function findFirstRead(run: Run): { query: FhirQuery; answer: FhirResult } | undefined {
  const step =
    run.steps.find(({ kind }) => kind === 'patient') ?? run.steps.find(({ kind }) => kind === 'fhir-user')
  const exchange = run.exchanges.findLast(
    ({ id, to }) => step?.exchangeIds.includes(id) && to === 'fhir-server',
  )
  if (!step?.verdict || !exchange) return undefined
  const { request, response } = exchange
  const base = `${run.fhirBase.replace(/\/+$/, '')}/`
  const path = request.url.startsWith(base) ? request.url.slice(base.length) : request.url
  const body = step.verdict.level === 'ok' && response ? response.body : ''
  const resource = parseJson(body) as Record<string, unknown> | undefined
  return {
    query: { method: 'GET', path },
    answer: {
      verdict: step.verdict,
      stepId: step.id,
      exchangeIds: step.exchangeIds,
      headers: response?.headers ?? [],
      body,
      ...(response ? { status: response.status } : {}),
      ...(resource ? { resource } : {}),
      issues: [],
      links: [],
      incomplete: response?.truncated ?? true,
      withheld: [],
    },
  }
}
