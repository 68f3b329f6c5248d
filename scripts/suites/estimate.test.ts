import { expect, test } from 'vitest'
import { estimateSeconds } from './estimate.mjs'

const suite = { usualSeconds: 100, units: 0, finished: 0, isOver: false }
const running = { ...suite, startedAt: 0, units: 10 }

test('adds the suites of a lane and takes the slowest lane', () => {
  expect(estimateSeconds([[suite, suite], [suite]], 0)).toBe(200)
})

test('counts down from the usual time until a tenth is finished', () => {
  expect(estimateSeconds([[running]], 30_000)).toBe(70)
  expect(estimateSeconds([[running]], 130_000)).toBe(0)
})

test('goes by its own pace afterwards', () => {
  expect(estimateSeconds([[{ ...running, finished: 2 }]], 30_000)).toBe(120)
})

test('returns 0 for what is over, and for nothing', () => {
  expect(estimateSeconds([[{ ...running, finished: 2, isOver: true }]], 30_000)).toBe(0)
  expect(estimateSeconds([], 0)).toBe(0)
})
