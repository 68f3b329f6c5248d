import { describe, expect, test } from 'vitest'
import { judge } from './judge.mjs'

const tally = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped })

test('tests that passed are taken as they are', () => {
  expect(judge(tally(3, 0, 1), 0)).toEqual({ tally: tally(3, 0, 1) })
})

test('failed tests need no further reason', () => {
  expect(judge(tally(3, 2), 1)).toEqual({ tally: tally(3, 2) })
})

describe('counts as one failure', () => {
  test('nothing executed', () => {
    const problem = 'no test was executed (exit code 127)'
    expect(judge(tally(0, 0, 7), 127)).toEqual({ tally: tally(0, 1, 7), problem })
  })

  test('a bad exit code without a failed test', () => {
    const problem = 'exit code 1 though no test failed'
    expect(judge(tally(3, 0), 1)).toEqual({ tally: tally(3, 1), problem })
  })
})
