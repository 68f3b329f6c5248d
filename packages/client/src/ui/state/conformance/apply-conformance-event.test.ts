import { expect, test } from 'vitest'
import type { CaseOutcome, ConformanceRun, Exchange } from '../../../model/api.ts'
import { applyConformanceEvent } from './apply-conformance-event.ts'

const run: ConformanceRun = {
  id: 'c1',
  number: 1,
  serverId: 's1',
  serverName: 'One',
  fhirBase: 'https://fhir.example',
  smartVersion: '2.2',
  state: 'running',
  startedAt: 0,
  withLogins: false,
  groups: [],
  cases: [],
  outcomes: [],
  exchanges: [],
}

const passed = (id: string): CaseOutcome => ({ id, outcome: 'passed', messages: [], exchangeIds: ['x'] })
const exchange = { id: 'x' } as Exchange

test('adds an outcome with its exchanges, each once', () => {
  const event = {
    type: 'case',
    conformanceId: 'c1',
    outcome: passed('a'),
    exchanges: [exchange],
  } as const
  const once = applyConformanceEvent(run, { ...event, exchanges: [exchange] })
  const twice = applyConformanceEvent(once, { ...event, exchanges: [exchange] })
  expect(twice.outcomes).toEqual([passed('a')])
  expect(twice.exchanges).toEqual([exchange])
})

test('removes the outcomes of cases that run again', () => {
  const before = { ...run, outcomes: [passed('a'), passed('b')] }
  const after = applyConformanceEvent(before, { type: 'cases-started', conformanceId: 'c1', caseIds: ['a'] })
  expect(after.outcomes).toEqual([passed('b')])
})

test('takes over the state, and leaves the lists', () => {
  const { groups: _g, cases: _c, outcomes: _o, exchanges: _e, ...summary } = run
  const before = { ...run, outcomes: [passed('a')] }
  const changed = { ...summary, state: 'ended' as const }
  const after = applyConformanceEvent(before, { type: 'conformance', conformanceId: 'c1', run: changed })
  expect(after).toMatchObject({ state: 'ended', outcomes: [passed('a')] })
})

test('ignores events of another run', () => {
  const event = { type: 'case', conformanceId: 'c2', outcome: passed('a'), exchanges: [] } as const
  expect(applyConformanceEvent(run, { ...event, exchanges: [] })).toBe(run)
})
