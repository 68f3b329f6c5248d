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

test('applies events that overtook the snapshot', () => {
  bufferEvent(finding('a'))
  bufferEvent(finding('b', 'r2'))
  expect(applyBufferedEvents(run).findings.map(({ pitfall }) => pitfall)).toEqual(['a'])
})

test('applies nothing across a gap', () => {
  bufferEvent(finding('a'))
  bufferEvent({ type: 'reload' })
  expect(applyBufferedEvents(run).findings).toEqual([])
})

test('removes old events', () => {
  bufferEvent(finding('old'))
  for (let count = 0; count < 300; count++) bufferEvent(finding('new'))
  expect(applyBufferedEvents(run).findings.map(({ pitfall }) => pitfall)).toEqual(['new'])
})
