import { beforeEach, expect, test } from 'vitest'
import type { Finding, Run, RunEvent } from '../../../model/api.ts'
import { catchUp, keepEvent } from './recent-events.ts'

const run = { id: 'r1', steps: [], exchanges: [], findings: [] } as unknown as Run
const finding = (pitfall: string, runId = 'r1'): RunEvent => ({
  type: 'finding',
  runId,
  finding: { pitfall } as Finding,
})

beforeEach(() => keepEvent({ type: 'reload' }))

test('events that overtook the snapshot are applied to it', () => {
  keepEvent(finding('a'))
  keepEvent(finding('b', 'r2'))
  expect(catchUp(run).findings.map(({ pitfall }) => pitfall)).toEqual(['a'])
})

test('nothing is applied across a gap', () => {
  keepEvent(finding('a'))
  keepEvent({ type: 'reload' })
  expect(catchUp(run).findings).toEqual([])
})

test('old events are forgotten', () => {
  keepEvent(finding('old'))
  for (let count = 0; count < 300; count++) keepEvent(finding('new'))
  expect(catchUp(run).findings.map(({ pitfall }) => pitfall)).toEqual(['new'])
})
