import fc from 'fast-check'
import { expect, it } from 'vitest'
import { estimateSize, estimateTextSize } from './estimate-size.ts'

/** Estimates by the definition: each object 56 bytes, each member 16, and the texts. */
function estimateSimply(value: unknown): number {
  if (typeof value === 'string') return estimateTextSize(value)
  if (value instanceof Uint8Array) return 56 + value.byteLength
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((size, member) => size + 16 + estimateSimply(member), 56)
}

it('counts texts, objects and members, however deep they are', () => {
  const data = fc.jsonValue({ maxDepth: 20 })
  fc.assert(
    fc.property(data, (value) => {
      expect(estimateSize(value)).toBe(estimateSimply(value))
    }),
  )
})

it('survives data that is nested deeper than the stack', () => {
  let deep: unknown = 'x'
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  expect(estimateSize(deep)).toBe(estimateTextSize('x') + 100_000 * (56 + 16))
})

it('counts characters beyond one byte twice, and bytes once', () => {
  expect(estimateSize('ab')).toBe(26)
  expect(estimateSize('aé')).toBe(28)
  expect(estimateSize(new Uint8Array(10))).toBe(66)
})
