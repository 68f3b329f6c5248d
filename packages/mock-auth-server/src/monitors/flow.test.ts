import { expect, test } from 'vitest'
import type { StrikeContext } from '../core/declare/expectation.ts'
import { Flow } from './flow.ts'

const QUIET_MS = 2000
const context: StrikeContext = {
  seq: 1,
  run: undefined,
  at: 0,
  struck: undefined,
  history: {
    findByRun: () => [],
    findByValue: () => [],
    findRecent: () => [],
    isRecentWhole: () => true,
    complete: true,
  },
  fact: () => undefined,
  cameBefore: () => false,
}
const stateAt = (flow: Flow, now: number) => flow.getState(now, QUIET_MS, false).kind

test('is quiet when nothing came for two seconds', () => {
  const flow = new Flow(context)
  expect([1000, 5000].map((now) => stateAt(flow, now))).toEqual(['open', 'quiet'])
})

test('ends with the report of a driver, never becoming quiet before', () => {
  const flow = new Flow(context)
  flow.onObservation({ seq: 2, run: undefined, kind: 'settled', detail: '', at: 5000 })
  expect([5000, 5100, 5200].map((now) => stateAt(flow, now))).toEqual(['open', 'open', 'ended'])
})
