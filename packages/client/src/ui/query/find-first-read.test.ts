import { expect, test } from 'vitest'
import type { Exchange, Run, Step, StepKind } from '../../model/api.ts'
import { findFirstRead } from './find-first-read.ts'

const step = (kind: StepKind, level: 'ok' | 'error' = 'ok'): Step => ({
  ...{
    id: kind,
    sequence: 0,
    title: kind,
    phase: 'fhir',
    state: 'done',
    startedAt: 0,
    details: [],
    arrows: [],
  },
  ...{ kind, verdict: { level, message: kind }, exchangeIds: [`${kind}-1`, `${kind}-2`] },
})

const exchange = (id: string, path: string, changes: Partial<Exchange> = {}): Exchange => ({
  ...{ id, stepId: id, from: 'app', to: 'fhir-server', startedAt: 0, jwts: [] },
  request: { method: 'GET', url: `https://ehr.example/fhir/${path}`, headers: [], parameters: [] },
  response: {
    ...{ status: 200, statusText: 'OK', headers: [], bytes: 1, truncated: false },
    body: JSON.stringify({ resourceType: path.split('/')[0], id: path.split('/')[1] }),
  },
  ...changes,
})

const run = (steps: Step[], exchanges: Exchange[]) =>
  ({ fhirBase: 'https://ehr.example/fhir', steps, exchanges }) as Run

const USER = exchange('fhir-user-1', 'Practitioner/d1')

test('returns the patient rather than the user, by the last response of the FHIR server', () => {
  const first = exchange('patient-1', 'Patient/p0')
  const token = exchange('patient-2', 'token', { to: 'authorization-server' })
  const found = findFirstRead(run([step('patient'), step('fhir-user')], [first, token, USER]))
  expect(found?.query).toEqual({ method: 'GET', path: 'Patient/p0' })
  expect(found?.answer).toMatchObject({
    ...{ stepId: 'patient', status: 200, incomplete: false, verdict: { level: 'ok' } },
    resource: { resourceType: 'Patient', id: 'p0' },
  })
})

test('returns the user when no patient was read', () => {
  const found = findFirstRead(run([step('token'), step('fhir-user')], [USER]))
  expect(found?.query.path).toBe('Practitioner/d1')
})

test('returns the verdict without the data when the read was not accepted', () => {
  const found = findFirstRead(run([step('patient', 'error')], [exchange('patient-1', 'Patient/p2')]))
  expect(found?.answer).toMatchObject({ verdict: { level: 'error' }, body: '', status: 200 })
  expect(found?.answer.resource).toBeUndefined()
})

test.each([
  ['nothing was read', run([step('token')], [])],
  ['the exchange is gone', run([step('patient')], [USER])],
])('returns undefined when %s', (_, shown) => {
  expect(findFirstRead(shown)).toBeUndefined()
})
