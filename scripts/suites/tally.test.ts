import { expect, test } from 'vitest'
import { describe, sum } from './tally.mjs'

test('tallies add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
})

test('skipped tests are told, and only then', () => {
  expect(describe({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed')
  expect(describe({ passed: 5, failed: 1, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped')
})
