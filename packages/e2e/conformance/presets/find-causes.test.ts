import { expect, test } from 'vitest'
import { findCauses } from './find-causes.ts'
import type { Case, CasesById } from './run-kit.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e']

/** Finds the causes of a failure at a server that fails the case with some values in force. */
function findCausesWhere(isFailing: (names: readonly string[]) => boolean) {
  const judge = (names: readonly string[]) =>
    ({ id: 'x', outcome: isFailing(names) ? 'failed' : 'passed' }) as Case
  const run = async (names: readonly string[]): Promise<CasesById> => new Map([['x', judge(names)]])
  return findCauses(judge(NAMES), { names: NAMES, run })
}

test('finds every value that alone leads to the outcome', async () => {
  const isFailing = (names: readonly string[]) => names.includes('b') || names.includes('e')
  expect(await findCausesWhere(isFailing)).toEqual([['b'], ['e']])
})

test('finds values that lead to it only together, beside one that does alone', async () => {
  const isFailing = (names: readonly string[]) =>
    names.includes('c') || (names.includes('a') && names.includes('d'))
  expect(await findCausesWhere(isFailing)).toEqual([['c'], ['a', 'd']])
})

test('does not take another outcome for the one that is explained', async () => {
  const judge = (names: readonly string[]) =>
    ({
      id: 'x',
      outcome: names.includes('a') ? 'failed' : names.includes('b') ? 'warning' : 'passed',
    }) as Case
  const run = async (names: readonly string[]): Promise<CasesById> => new Map([['x', judge(names)]])
  expect(await findCauses(judge(NAMES), { names: NAMES, run })).toEqual([['a']])
})
