import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateEntropy } from './estimate-entropy.ts'

test('counts only the part that changes from value to value', () => {
  expect(estimateEntropy(['token-00001234', 'token-00005678'])).toBeLessThan(14)
  expect(estimateEntropy(['same', 'same'])).toBe(0)
})

test('takes the smallest alphabet that a value fits', () => {
  expect(estimateEntropy(['0123456789'])).toBeCloseTo(33.2, 1)
  expect(estimateEntropy(['deadbeef'])).toBe(32)
  expect(estimateEntropy(['ab_-XY'])).toBe(36)
})

test('admits random values of 20 bytes or more, and no value of less than 16', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 64 }), (bytes) => {
      const values = [randomBytes(bytes).toString('base64url'), randomBytes(bytes).toString('base64url')]
      expect(estimateEntropy(values)).toBeGreaterThanOrEqual(128)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), (bytes) => {
      expect(estimateEntropy([randomBytes(bytes).toString('hex')])).toBeLessThan(128)
    }),
  )
})
