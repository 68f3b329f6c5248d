import { effect, signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import type { FhirQuery, FhirResult } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { createAttempt } from './attempt.ts'
import { createPreference } from './create-preference.ts'
import { showPage } from './navigation.ts'
import { selectedRun } from './runs/runs.ts'

export interface PastQuery {
  method: FhirQuery['method']
  path: string
}

export interface SavedQuery extends FhirQuery {
  title: string
}

const longestHistory = 50

/** The request as it stands in the form. */
export const draft = signal<FhirQuery>({ method: 'GET', path: '', headers: [], body: '', pages: 1 })
export const answer = signal<{ runId: string; query: FhirQuery; answer: FhirResult } | undefined>()
export const history = signal<PastQuery[]>([])
export const savedQueries = createPreference<SavedQuery[]>('queries', [])
export const queryAttempt = createAttempt()

/** Sends a request with the shown run's token; the form shows it as well. */
export async function runQuery(query: FhirQuery): Promise<void> {
  const id = selectedRun.value?.id
  if (!id) return
  const { method, path, headers, body, pages, beyondGrant } = query
  // Insisting applies to one request; the next one is checked again.
  draft.value = { ...query, beyondGrant: false }
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const sent: FhirQuery = {
    method,
    path,
    ...(headers?.length && { headers }),
    ...(hasBody && body && { body }),
    ...(pages && pages > 1 && { pages }),
    ...(beyondGrant && { beyondGrant }),
  }
  const result = await queryAttempt.run(`${method} ${path}`, () =>
    callApi('POST /api/runs/:id/fhir', { id, body: sent }),
  )
  if (!result) return
  answer.value = { runId: id, query, answer: result }
  const others = history.value.filter((past) => past.method !== method || past.path !== path)
  history.value = [{ method, path }, ...others].slice(0, longestHistory)
  announce(`${result.status ?? 'No response'}: ${result.verdict.message}`)
}

/** Reads something by GET and shows it on the query screen; an address below the FHIR base is shown without it. */
export function openQuery(address: string): void {
  const base = `${selectedRun.value?.fhirBase}/`
  const path = address.startsWith(base) ? address.slice(base.length) : address
  showPage('query')
  void runQuery({ ...draft.value, method: 'GET', path, body: '', pages: 1 })
}

let startedFor = ''

/** Starts a new run with the patient in context, if there is one. */
effect(() => {
  const run = selectedRun.value
  if (run?.state !== 'active' || startedFor === run.id) return
  startedFor = run.id
  const { patient } = run.context ?? {}
  draft.value = {
    method: 'GET',
    path: patient ? `Patient/${patient}` : 'Patient',
    headers: [],
    body: '',
    pages: 1,
  }
})
