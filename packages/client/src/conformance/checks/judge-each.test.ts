import { expect, test } from 'vitest'
import { createProblem } from '../../smart/requirements/requirement.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { createUndecidedError, Postponed } from '../declare/outcome.ts'
import { judgeEach } from './judge-each.ts'

const WRONG = createProblem('wrong')
const judge = (evidence: unknown) => {
  if (evidence instanceof Error) throw evidence
  return evidence === 'wrong' ? [WRONG] : []
}
const undecided = createUndecidedError('500')
const silent = new SmartError('timeout', 'no answer')

test('returns the problems of all', async () => {
  expect(await judgeEach(['right', 'wrong', 'wrong'], judge)).toEqual([WRONG, WRONG])
  expect(await judgeEach(['right'], judge)).toEqual([])
})

test.each([
  ['before', [undecided, 'wrong']],
  ['after', ['wrong', undecided]],
  ['after, without an answer', ['wrong', silent]],
])('counts a violation %s what decides nothing', async (_, all) => {
  expect(await judgeEach(all, judge)).toEqual([WRONG])
})

test('is undecided when one piece is and none is wrong', async () => {
  await expect(judgeEach(['right', undecided, 'right'], judge)).rejects.toBe(undecided)
})

test('tries nothing more where there is no answer', async () => {
  await expect(judgeEach([silent, 'wrong'], judge)).rejects.toBe(silent)
})

test('waits with a case that was put off, whatever was found so far', async () => {
  const later = new Postponed()
  await expect(judgeEach(['wrong', later], judge)).rejects.toBe(later)
})
