import { expect, test } from 'vitest'
import { memoize } from './memoize.ts'

test('computes a text once, caches a few hundred texts, and does not cache long ones', () => {
  const asked: string[] = []
  const length = memoize((text) => {
    asked.push(text)
    return text.length
  })
  expect([length('abc'), length('abc'), asked.length]).toEqual([3, 3, 1])
  for (let i = 0; i < 500; i++) length(`text ${i}`)
  expect([length('abc'), asked.length]).toEqual([3, 502])
  const long = 'x'.repeat(5000)
  expect([length(long), length(long), asked.length]).toEqual([5000, 5000, 504])
})
