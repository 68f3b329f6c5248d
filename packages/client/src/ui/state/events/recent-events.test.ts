import { beforeEach, expect, test } from 'vitest'
import type { Finding, Run, RunEvent } from '../../../model/api.ts'
import { applyBufferedEvents, bufferEvent } from './recent-events.ts'

const run = { id: 'r1', steps: [], exchanges: [], findings: [] } as unknown as Run
const finding = (pitfall: string, runId = 'r1'): RunEvent => ({
  type: 'finding',
  runId,
  finding: { pitfall } as Finding,
})

beforeEach(() => bufferEvent({ type: 'reload' }))

test('events that overtook the snapshot are applied to it', () => {
  bufferEvent(finding('a'))
  bufferEvent(finding('b', 'r2'))
  expect(applyBufferedEvents(run).findings.map(({ pitfall }) => pitfall)).toEqual(['a'])
})

test('nothing is applied across a gap', () => {
  bufferEvent(finding('a'))
  bufferEvent({ type: 'reload' })
  expect(applyBufferedEvents(run).findings).toEqual([])
})

test('old events are forgotten', () => {
  bufferEvent(finding('old'))
  for (let count = 0; count < 300; count++) bufferEvent(finding('new'))
  expect(applyBufferedEvents(run).findings.map(({ pitfall }) => pitfall)).toEqual(['new'])
})
