import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawUniform } from './draw-uniform.ts'

test('depends only on its key, and lies in [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), fc.nat(), (seed, id, n) => {
      const value = drawUniform(seed, id, n)
      return value === drawUniform(seed, id, n) && value >= 0 && value < 1
    }),
  )
})

test('spreads the draws of one fault evenly', () => {
  const buckets = Array.from({ length: 10 }, () => 0)
  for (let n = 0; n < 10_000; n++) {
    const bucket = Math.floor(drawUniform(1, 'fault-1', n) * 10)
    buckets[bucket] = (buckets[bucket] ?? 0) + 1
  }
  for (const bucket of buckets) expect(Math.abs(bucket - 1000)).toBeLessThan(150)
})
