import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coversScope,
  formatScope,
  isCoveredBy,
  type ParsedScope,
  parseScope,
  parseScopeString,
} from './scopes.ts'

const level = fc.constantFrom('patient', 'user', 'system')
const type = fc.constantFrom('*', 'Patient', 'Observation', 'Condition')
const permissions = fc
  .subarray(['c', 'r', 'u', 'd', 's'], { minLength: 1 })
  .map((letters) => letters.join(''))

const value = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .filter((text) => !/\p{Surrogate}/u.test(text))
  .map(encodeURIComponent)
  .map((text) => text.replace(/[!'()*]/g, '_'))

const constraint = fc.tuple(fc.constantFrom('category', 'code', 'code:in', '_tag'), value)
const resource = fc
  .tuple(level, type, permissions, fc.array(constraint, { maxLength: 3 }))
  .map(([l, t, p, c]) => `${l}/${t}.${p}${c.length ? `?${c.map((pair) => pair.join('=')).join('&')}` : ''}`)

const v1 = fc.tuple(level, type, fc.constantFrom('read', 'write', '*')).map(([l, t, w]) => `${l}/${t}.${w}`)
const scope = fc
  .oneof(resource, v1, fc.constantFrom('launch', 'launch/patient', 'openid', 'offline_access'))
  .map(parseScope)

const withoutSpelling = ({ raw: _, notation: __, ...rest }: ParsedScope & { notation?: string }) => rest

describe('formatScope (D5)', () => {
  it('round-trips every valid scope in v2', () => {
    fc.assert(
      fc.property(scope, (parsed) => {
        expect(parsed.kind).not.toBe('invalid')
        const again = parseScope(formatScope(parsed, 'v2') ?? '')
        expect(withoutSpelling(again)).toEqual(withoutSpelling(parsed))
      }),
    )
  })

  it('round-trips every scope that has a v1 form in v1', () => {
    fc.assert(fc.property(v1, (raw) => formatScope(parseScope(raw), 'v1') === raw))
  })

  it.each([
    ['patient/X.read', 'patient/X.rs'],
    ['patient/X.write', 'patient/X.cud'],
    ['patient/*.*', 'patient/*.cruds'],
  ])('%s is %s', (old, now) => {
    expect(formatScope(parseScope(old), 'v2')).toBe(now)
    expect(formatScope(parseScope(now), 'v1')).toBe(old)
  })

  it.each(['patient/X.r', 'patient/X.rs?category=a', 'patient/X.cru'])('%s has no v1 form', (raw) => {
    expect(formatScope(parseScope(raw), 'v1')).toBeUndefined()
  })
})

describe('covers (D5)', () => {
  const c = (a: string, b: string) => coversScope(parseScope(a), parseScope(b))

  it.each([
    ['patient/*.rs', 'patient/Observation.r', true],
    ['patient/Observation.r', 'patient/*.r', false],
    ['patient/X.read', 'patient/X.rs', true],
    ['patient/X.rs', 'patient/X.rs?category=a', true],
    ['patient/X.rs?category=a', 'patient/X.rs', false],
    ['patient/X.rs?category=a&code=b', 'patient/X.rs?code=b&category=%61', true],
    ['patient/X.rs?code=b', 'patient/X.rs?code=b&code=b', false],
    ['user/X.rs', 'patient/X.rs', false],
    ['system/X.rs', 'user/X.rs', false],
    ['launch/patient', 'launch', false],
    ['openid', 'openid', true],
  ])('%s covers %s: %s', (a, b, expected) => {
    expect(c(a, b)).toBe(expected)
  })

  it('is reflexive and transitive, and the full wildcard covers its level', () => {
    fc.assert(
      fc.property(scope, scope, scope, (x, y, z) => {
        expect(coversScope(x, x)).toBe(true)
        if (coversScope(x, y) && coversScope(y, z)) expect(coversScope(x, z)).toBe(true)
        if (x.kind === 'resource') expect(c(`${x.level}/*.*`, x.raw)).toBe(true)
      }),
    )
  })

  /**
   * A second implementation of what a scope permits: one permission on one type, for rows that these
   * constraints select.
   */
  const permits = (held: ParsedScope, on: { level: string; type: string; letter: string; rows: string }) =>
    held.kind === 'resource' &&
    held.level === on.level &&
    ['*', on.type].includes(held.type) &&
    held.permissions.includes(on.letter) &&
    ['', on.rows].includes(rowsOf(held))
  const rowsOf = (held: ParsedScope) =>
    held.kind === 'resource'
      ? held.constraints
          .map((pair) => pair.join('='))
          .sort()
          .join('&')
      : ''

  it('is true exactly when the one permits everything that the other permits', () => {
    const levels = ['patient', 'user', 'system']
    const types = ['Patient', 'Observation', 'Condition', 'Encounter']
    fc.assert(
      fc.property(fc.oneof(resource, v1).map(parseScope), fc.oneof(resource, v1).map(parseScope), (x, y) => {
        const rows = [...new Set(['', rowsOf(x), rowsOf(y)])]
        const places = levels.flatMap((l) =>
          types.flatMap((t) => rows.map((r) => ({ level: l, type: t, rows: r }))),
        )
        const everything = places.flatMap((place) => [...'cruds'].map((letter) => ({ ...place, letter })))
        expect(coversScope(x, y)).toBe(everything.every((on) => permits(x, on) || !permits(y, on)))
        expect(isCoveredBy([x], y)).toBe(coversScope(x, y))
        expect(isCoveredBy([x, y], x) && isCoveredBy([x, y], y)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('joins scopes permission by permission', () => {
    const held = parseScopeString('patient/X.r patient/*.s')
    expect(isCoveredBy(held, parseScope('patient/X.rs'))).toBe(true)
    expect(isCoveredBy(held, parseScope('patient/Y.rs'))).toBe(false)
  })

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => parseScopeString(text).every((s) => s.raw !== '')))
  })
})
