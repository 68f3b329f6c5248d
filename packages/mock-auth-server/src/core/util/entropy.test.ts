import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64url } from './base64url.ts'
import { computeChangingBound, computeEntropyBound } from './entropy.ts'

const SMART_MINIMUM = 122
const AT = Date.UTC(2026, 0, 1)

describe('computeEntropyBound (catalogue B0, C-049)', () => {
  it('rates the examples of the catalogue', () => {
    expect(computeEntropyBound('Zb3kPq9XwR2mYt7a')).toBeLessThan(SMART_MINIMUM)
    expect(computeEntropyBound('Zb3kPq9XwR2mYt7aLn5vC')).toBeGreaterThan(SMART_MINIMUM)
    expect(computeEntropyBound('Zb3kPq9XwR2-Yt7_Ln5vC')).toBeGreaterThan(SMART_MINIMUM)
    expect(computeEntropyBound('0f9c1e7b3a5d8062f1c4e9b7d3a5806')).toBe(124)
    expect(computeEntropyBound('9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d')).toBe(128)
  })

  it('takes the alphabet of other values by the same generator into account', () => {
    const others = ['Zb3kPq9XwR2mYt7aLn5v', 'pX6yGz1CuEo9IrAv3Nwt', '4fJ8sLq0TnVbX2dR7kWm']
    expect(computeEntropyBound('4fJ8sLq0TnVbX2dR7kWm')).toBeGreaterThan(SMART_MINIMUM)
    expect(computeEntropyBound('4fJ8sLq0TnVbX2dR7kWm', { others })).toBeLessThan(SMART_MINIMUM)
  })

  it('takes digits for a number without its leading zeros, unless all values are as short', () => {
    const short = '731045228369540127789340625513980274'
    const long = '219473300918826455701926638105547729365'
    expect(computeEntropyBound(short, { others: [long] })).toBe(128)
    expect(computeEntropyBound(`0${short.slice(1)}`, { others: [long] })).toBeLessThan(SMART_MINIMUM)
    const others = [1, 3, 7].map((shift) => `${short.slice(shift)}${short.slice(0, shift)}`)
    expect(computeEntropyBound(short, { others })).toBeLessThan(SMART_MINIMUM)
  })

  it.each([
    ['a version 1 UUID', 'd0c3c000-e6a4-11f0-8a6e-0242ac120002'],
    ['a version 6 UUID', '1f0e6a4d-0c3c-6000-8a6e-0242ac120002'],
    ['a version 7 UUID', '019b76da-a800-7cc3-98c4-dc0c0c07398f'],
    ['a version 7 UUID without hyphens', '019b76daa8007cc398c4dc0c0c07398f'],
    ['a ULID', '01KDVDNA00Q3W8ZR6T4Y2NMXPB'],
    ['milliseconds', '1767225600000-9f8e7d6c5b4a39281706'],
    ['seconds at the end', 'qK8sLq0TnVbX_1767225600'],
    ['hexadecimal milliseconds', '19b76daa800a7b3c9d1e5f7a9b3c5d7e'],
  ])('subtracts %s near the time of the request, and no other time', (_, text) => {
    expect(computeEntropyBound(text, { at: AT + 60_000 })).toBeLessThan(SMART_MINIMUM)
    expect(computeEntropyBound(text, { at: AT + 86_400_000 })).toBeGreaterThan(
      computeEntropyBound(text, { at: AT }),
    )
  })

  it('detects repetition, rows, padding and tiny alphabets', () => {
    expect(computeEntropyBound('a'.repeat(64))).toBe(0)
    expect(computeEntropyBound('abc123'.repeat(10))).toBeLessThan(40)
    expect(computeEntropyBound('abcdefghijklmnopqrstuvwxyz')).toBe(0)
    expect(computeEntropyBound('0110100110010110'.repeat(2))).toBeLessThan(60)
    expect(computeEntropyBound(`${'0'.repeat(40)}8273645`)).toBeLessThan(50)
    expect(computeEntropyBound('abacabbcacbabcabbcaacbcbabcaabc')).toBeLessThan(SMART_MINIMUM)
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

  it('never throws, and never rates above the capacity of the characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 60 }),
        (text, other) => {
          const bound = computeEntropyBound(text, { at: AT, others: [other] })
          expect(bound).toBeLessThanOrEqual(text.length * 17)
          expect(computeChangingBound([text, other, `${text}${other}`])).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('computeChangingBound (C-050)', () => {
  const rest = ['Zb3kPq9XwR2mYt7aLn5vCq', 'pX6yGz1CuEo9IrAv3NwtKD', '4fJ8sLq0TnVbX2dR7kWmHa']

  it('does not count what stays', () => {
    const counted = ['0098', '0099', '0100'].map((count) => `${rest[0]}${count}`)
    expect(computeChangingBound(counted)).toBeLessThan(50)
    expect(computeChangingBound([9, 10, 11].map((count) => `${rest[0]}.${count}.${rest[1]}`))).toBeLessThan(
      50,
    )
  })

  it('accepts a random part beside what stays', () => {
    expect(computeChangingBound(rest.map((part) => `app-${part}-v1`))).toBeGreaterThan(SMART_MINIMUM)
  })

  it('counts the changing members of JSON', () => {
    const count = (csrf: readonly string[]) =>
      csrf.map((value, at) => JSON.stringify({ csrf: value, at: AT + at }))
    expect(computeChangingBound(count(rest))).toBeGreaterThan(SMART_MINIMUM)
    expect(computeChangingBound(count(rest.map(() => 'Zb3kPq9XwR2mYt7aLn5vCq')))).toBeLessThan(SMART_MINIMUM)
  })
})
