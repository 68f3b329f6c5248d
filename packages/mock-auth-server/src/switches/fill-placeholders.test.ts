import { describe, expect, test } from 'vitest'
import { collectExchangePlaceholders } from './exchange-placeholders.ts'
import { fillPlaceholders } from './fill-placeholders.ts'

describe('placeholders', () => {
  test('are filled in texts, lists and objects', () => {
    const value = { a: '{root}/x', b: ['{root}', { c: '{tenant} {root}' }], d: 3, e: null }
    expect(fillPlaceholders(value, { root: 'http://a', tenant: 't' })).toEqual({
      a: 'http://a/x',
      b: ['http://a', { c: 't http://a' }],
      d: 3,
      e: null,
    })
  })

  test('become a number where the text is nothing else', () => {
    expect(fillPlaceholders(['{iat}', 'at {iat}'], { iat: 7 })).toEqual([7, 'at 7'])
  })

  test('without a value stay as they are, also when an object has such a member', () => {
    expect(fillPlaceholders('{nothing} {constructor} {"a":1}', {})).toBe('{nothing} {constructor} {"a":1}')
  })

  test('of an exchange name its tenant, and differ at each use where they are random', () => {
    let n = 0
    const placeholders = collectExchangePlaceholders({
      tenant: {
        name: 'a b',
        addresses: {
          root: 'http://ehr.example/t/x',
          fhirBase: 'http://ehr.example/t/x/fhir',
          second: 'http://other.example/of/x',
          issuer: 'http://ehr.example/t/x/auth',
          endpoints: { token: 'http://ehr.example/t/x/auth/token' },
        },
      } as never,
      now: 5_900,
      random: () => {
        n += 1
        return (n % 16) / 16
      },
    })
    const filled = fillPlaceholders(
      '{host} {fhirHost} {tenant} {token} {iat} {uuid} {uuid} {traceparent}',
      placeholders,
    )
    expect(filled).toMatch(
      /^http:\/\/ehr.example\/t\/x ehr\.example a%20b http:\/\/ehr.example\/t\/x\/auth\/token 5 [\da-f-]{36} [\da-f-]{36} 00-[\da-f]{32}-[\da-f]{16}-01$/,
    )
    expect(fillPlaceholders('{org}', placeholders)).toMatch(/^\d{6}$/)
    expect(fillPlaceholders('{org}', placeholders)).not.toBe(fillPlaceholders('{practice}', placeholders))
  })
})
