import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64url } from './base64url.ts'
import { computeEntropyBound, decodeJsonObject, parseUuidVersion } from './entropy.ts'

const SMART_MINIMUM = 122
const random = (characters: string, length: number) =>
  fc.array(fc.constantFrom(...characters), { minLength: length, maxLength: length }).map((c) => c.join(''))
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const ALNUM = `${LOWER}${LOWER.toUpperCase()}0123456789`

describe('an upper bound of entropy (catalogue B0, C-049)', () => {
  it('rates the examples of the catalogue', () => {
    expect(computeEntropyBound('Zb3kPq9XwR2mYt7a')).toBeCloseTo(95.3, 1)
    expect(computeEntropyBound('Zb3kPq9XwR2mYt7aLn5vC')).toBeGreaterThan(SMART_MINIMUM)
    expect(computeEntropyBound('Zb3kPq9XwR2-Yt7_Ln5vC')).toBeGreaterThan(SMART_MINIMUM)
    expect(computeEntropyBound('4f9c1e7b3a5d8062f1c4e9b7d3a5806')).toBe(124)
    expect(computeEntropyBound('9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d')).toBe(122)
  })

  it('rates UUIDs that contain the time as weak', () => {
    expect(parseUuidVersion('6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe('1')
    expect(computeEntropyBound('6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBeLessThan(SMART_MINIMUM)
    expect(computeEntropyBound('018f3c5e-7b1a-7cc3-98c4-dc0c0c07398f')).toBeLessThan(SMART_MINIMUM)
  })

  it('detects repetition, rows and tiny alphabets', () => {
    expect(computeEntropyBound('a'.repeat(64))).toBe(0)
    expect(computeEntropyBound('abc123'.repeat(10))).toBeLessThan(40)
    expect(computeEntropyBound('abcdefghijklmnopqrstuvwxyz')).toBe(0)
    expect(computeEntropyBound('0110100110010110'.repeat(2))).toBeLessThan(20)
  })

  it('counts only the best member of JSON, of base64 of it, and of a JWT', () => {
    const weak = JSON.stringify({ csrf: 'Zb3kPq9XwR2mYt7a', returnTo: '/patients' })
    const strong = JSON.stringify({ csrf: 'Zb3kPq9XwR2mYt7aLn5vCq', at: 1_764_000_000 })
    for (const wrap of [
      (s: string) => s,
      toBase64url,
      (s: string) => `${toBase64url('{"alg":"x"}')}.${toBase64url(s)}.c2ln`,
    ]) {
      expect(computeEntropyBound(wrap(weak))).toBeLessThan(SMART_MINIMUM)
      expect(computeEntropyBound(wrap(strong))).toBeGreaterThan(SMART_MINIMUM)
    }
  })

  it('rates every well-made random value as sufficient', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          random(ALNUM, 22),
          random(`${ALNUM}-_`, 22),
          random('0123456789abcdef', 32),
          fc.uuid({ version: 4 }),
        ),
        (text) => {
          // A value of four or fewer characters is what no generator makes; fast-check's shrinking does.
          fc.pre(new Set(text).size > 8)
          expect(computeEntropyBound(text)).toBeGreaterThanOrEqual(SMART_MINIMUM - 10)
        },
      ),
    )
  })

  it('never throws, and never rates above the capacity of the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(computeEntropyBound(text)).toBeLessThanOrEqual(text.length * 17)
        decodeJsonObject(text)
      }),
    )
  })
})
