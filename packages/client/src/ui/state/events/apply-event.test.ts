import { expect, test } from 'vitest'
import type { Exchange, Finding, Run, Step } from '../../../model/api.ts'
import { applyEvent } from './apply-event.ts'

const step = (id: string, sequence: number, title = id): Step => ({
  id,
  sequence,
  title,
  kind: 'token',
  phase: 'token',
  state: 'done',
  startedAt: 0,
  details: [],
  arrows: [],
  exchangeIds: [],
})

const run: Run = {
  id: 'r1',
  number: 1,
  serverId: 's1',
  serverName: 'One',
  fhirBase: 'https://fhir.example',
  mode: 'standalone',
  state: 'preparing',
  startedAt: 0,
  counts: { ok: 0, info: 0, warning: 0, error: 0 },
  experiments: [],
  requestsFrom: 'server',
  pageRequests: [],
  steps: [step('a', 0), step('c', 2)],
  exchanges: [],
  findings: [],
}

test('inserts a new step by its sequence', () => {
  const next = applyEvent(run, { type: 'step', runId: 'r1', step: step('b', 1) })
  expect(next.steps.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(run.steps).toHaveLength(2)
})

test('replaces a changed step', () => {
  const next = applyEvent(run, { type: 'step', runId: 'r1', step: step('a', 0, 'changed') })
  expect(next.steps.map(({ title }) => title)).toEqual(['changed', 'c'])
})

test('returns the run unchanged for an event of another run', () => {
  expect(applyEvent(run, { type: 'step', runId: 'r2', step: step('b', 1) })).toBe(run)
})

test('keeps the lists when a run event arrives', () => {
  const { steps: _s, exchanges: _e, findings: _f, ...rest } = run
  const next = applyEvent(run, { type: 'run', runId: 'r1', run: { ...rest, state: 'active' } })
  expect(next.state).toBe('active')
  expect(next.steps).toHaveLength(2)
})

test('replaces exchanges by id, and findings by pitfall', () => {
  const exchange = { id: 'x', stepId: 'a' } as Exchange
  const finding = { pitfall: 'wrong-aud', seen: 'first' } as Finding
  let next = applyEvent(run, { type: 'exchange', runId: 'r1', exchange })
  next = applyEvent(next, { type: 'exchange', runId: 'r1', exchange: { ...exchange, durationMs: 3 } })
  next = applyEvent(next, { type: 'finding', runId: 'r1', finding })
  next = applyEvent(next, { type: 'finding', runId: 'r1', finding: { ...finding, seen: 'second' } })
  expect(next.exchanges).toEqual([{ id: 'x', stepId: 'a', durationMs: 3 }])
  expect(next.findings.map(({ seen }) => seen)).toEqual(['second'])
})
