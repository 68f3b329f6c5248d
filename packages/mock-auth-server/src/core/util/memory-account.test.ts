import { describe, expect, test } from 'vitest'
import { estimateSize, estimateTextSize } from './estimate-size.ts'
import { MemoryAccount } from './memory-account.ts'

describe('MemoryAccount', () => {
  test('adds the bytes of its parts, and takes back those of a detached one', () => {
    const all = new MemoryAccount()
    const part = all.createPart()
    const below = part.createPart()
    below.add(100)
    part.add(10)
    expect([all.bytes, part.bytes, below.bytes]).toEqual([110, 110, 100])
    below.add(-40)
    expect(all.bytes).toBe(70)
    part.detach()
    below.add(1000)
    expect(all.bytes).toBe(0)
  })

  test('is full above its limit, or above one over it, and tells of each addition above it', () => {
    let calls = 0
    const all = new MemoryAccount(100, () => {
      calls += 1
    })
    const part = all.createPart(50)
    part.add(50)
    expect([part.isFull, calls]).toEqual([false, 0])
    part.add(1)
    expect([part.isFull, all.isFull, calls]).toEqual([true, false, 0])
    part.add(50)
    expect([all.isFull, calls]).toEqual([true, 1])
    part.add(-60)
    expect([part.isFull, all.isFull, calls]).toEqual([false, false, 1])
  })
})

describe('estimateSize', () => {
  test('counts two bytes for each character where one does not fit', () => {
    expect(estimateTextSize('x'.repeat(1000)) - estimateTextSize('')).toBe(1000)
    expect(estimateTextSize('€'.repeat(1000)) - estimateTextSize('')).toBe(2000)
  })

  test('counts JSON that is nested deeper than the stack', () => {
    let value: unknown = 'x'
    for (let n = 0; n < 200_000; n++) value = [value]
    expect(estimateSize(value)).toBeGreaterThan(200_000)
    expect(estimateSize({ a: 'x'.repeat(500), b: [1, null, undefined] })).toBeGreaterThan(500)
    expect(estimateSize(new Uint8Array(5000))).toBeGreaterThan(5000)
  })
})
