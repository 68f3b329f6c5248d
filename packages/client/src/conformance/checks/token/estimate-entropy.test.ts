import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { estimateEntropy } from './estimate-entropy.ts'

test('counts only the part that changes from value to value', () => {
  expect(estimateEntropy(['token-00001234', 'token-00005678'])).toBeLessThan(34)
  expect(estimateEntropy(['token-00001234', 'token-00005678', 'token-00009012'])).toBeLessThan(24)
})

test('counts an equal beginning that chance can explain', () => {
  const hex = ['4f2a', '41b7', '4c90'].map((begin) => begin + '0123456789abcdef'.repeat(2).slice(4))
  expect(estimateEntropy(hex)).toBe(128)
  expect(estimateEntropy(hex.map((value) => `c0de${value}`))).toBeLessThan(140)
})

test('takes the alphabet of all values, of which one can look like a smaller one', () => {
  expect(estimateEntropy(['abcdefghijklmnopqrstuvwx', 'ABC-EFGHIJKLMNOPQRSTUVWX'])).toBe(144)
})

test('takes the smallest alphabet that a value fits', () => {
  expect(estimateEntropy(['0123456789'])).toBeCloseTo(33.2, 1)
  expect(estimateEntropy(['deadbeef'])).toBe(32)
  expect(estimateEntropy(['ab_-XY'])).toBe(36)
})

const ENCODINGS = ['hex', 'base64url'] as const

test('admits random values of more than 16 bytes, and no value of less than 16', () => {
  fc.assert(
    fc.property(fc.integer({ min: 17, max: 64 }), fc.constantFrom(...ENCODINGS), (bytes, encoding) => {
      const values = [randomBytes(bytes).toString(encoding), randomBytes(bytes).toString(encoding)]
      expect(estimateEntropy(values)).toBeGreaterThanOrEqual(128)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), (bytes) => {
      expect(estimateEntropy([randomBytes(bytes).toString('hex')])).toBeLessThan(128)
    }),
  )
})
