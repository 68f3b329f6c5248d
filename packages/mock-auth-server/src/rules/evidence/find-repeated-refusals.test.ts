import { expect, it } from 'vitest'
import { exampleJournal } from '../../../test/support/example-journal.ts'
import { findRepeatedRefusals } from './find-repeated-refusals.ts'

/** Returns the sizes of the groups in a run of `[start, status, target]`. */
function groups(...run: readonly (readonly [at: number, status: number, target?: string])[]): number[] {
  const journal = exampleJournal(
    run.map(([at, status, target = '/p']) => ({ step: 'fhir-read', at, target, reply: { status } })),
  )
  return findRepeatedRefusals(journal.find(), ({ sent }) => sent?.status === 401).map(({ length }) => length)
}

it('counts a request that is repeated after its own response', () => {
  expect(groups([0, 401], [100, 401], [200, 401])).toEqual([3])
})

it('does not count concurrent requests, or different ones', () => {
  expect(groups([0, 401], [5, 401], [9, 401])).toEqual([1])
  expect(groups([0, 401, '/a'], [100, 401, '/b'])).toEqual([1, 1])
})

it('starts again after a success', () => {
  expect(groups([0, 401], [100, 200], [200, 401])).toEqual([1, 1])
  expect(groups([0, 200])).toEqual([])
})
