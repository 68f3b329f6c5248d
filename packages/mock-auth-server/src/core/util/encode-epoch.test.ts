import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeEpoch, parseStampedEpoch } from './encode-epoch.ts'

describe('a stamped UUID', () => {
  test.each([1, 2, 17, 65_536, 2 ** 24 - 1])('tells its epoch %i', (epoch) => {
    const uuid = randomUUID()
    const stamped = encodeEpoch(uuid, epoch)
    expect(stamped).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(stamped.slice(0, 24)).toBe(uuid.slice(0, 24))
    expect(parseStampedEpoch(stamped)).toBe(epoch)
  })

  test('is told from other UUIDs and texts', () => {
    expect(parseStampedEpoch('0b7ab0a5-4c52-4d0f-8d5b-0f6a53c1a9de')).toBeUndefined()
    expect(
      parseStampedEpoch(encodeEpoch(randomUUID(), 3).replace(/.$/, (c) => (c === '0' ? '1' : '0'))),
    ).toBeUndefined()
    for (const text of ['', 'at_default_1_x', '00000000-0000-1000-8000-000000000000'])
      expect([encodeEpoch(text, 3), parseStampedEpoch(text)]).toEqual([text, undefined])
  })
})
