import { expect, test } from 'vitest'
import type { RecordedResult } from '../http/recorder.ts'
import { judgeAnswer } from './judge-answer.ts'

const answer = (status: number, body: unknown): RecordedResult =>
  ({ status, text: JSON.stringify(body), headers: new Headers() }) as unknown as RecordedResult
const read = { method: 'GET', read: { type: 'Patient', id: 'p1' } }

test.each([
  ['the resource that was asked for', answer(200, { resourceType: 'Patient', id: 'p1' }), false],
  ['another id (F-254)', answer(200, { resourceType: 'Patient', id: 'p2' }), true],
  ['another type', answer(200, { resourceType: 'Group', id: 'p1' }), true],
  ['an OperationOutcome', answer(200, { resourceType: 'OperationOutcome', issue: [] }), false],
  ['a refusal', answer(404, { resourceType: 'OperationOutcome', issue: [] }), false],
])('judges a read whose response is %s', (_, result, isAnother) => {
  expect(judgeAnswer(result, read).isAnother).toBe(isAnother)
})
