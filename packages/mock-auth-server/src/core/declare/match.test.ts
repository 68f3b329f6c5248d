import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { IncomingRequest } from '../http/incoming-request.ts'
import { type Matchable, matchesConditions, matchesPattern, matchesStep } from './match.ts'

describe('a pattern', () => {
  test.each([
    ['Patient', 'Patient', true],
    ['Patient', 'patient', false],
    ['/fhir/*', '/fhir/Patient/1', true],
    ['*.rs', 'patient/Observation.rs', true],
    ['a*b*c', 'aXbYc', true],
    ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
    ['*', '', true],
  ])('%s and %s: %s', (pattern, value, expected) => {
    expect(matchesPattern(pattern, value)).toBe(expected)
  })

  test('matches like the equivalent regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    const words = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    fc.assert(
      fc.property(letters, words, (pattern, value) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 's')
        return matchesPattern(pattern, value) === expression.test(value)
      }),
    )
  })
})

test('requires that an opt-in step is named', () => {
  expect(matchesStep(['token', 'preflight'], undefined, 'preflight')).toBe(false)
  expect(matchesStep(['preflight'], undefined, 'preflight')).toBe(true)
  expect(matchesStep(['token'], ['token', 'preflight'], 'preflight')).toBe(true)
  expect(matchesStep(['token'], 'jwks', 'token')).toBe(false)
})

describe('conditions', () => {
  const exchange: Matchable = {
    step: 'token',
    run: 'run-1',
    path: '/auth/token',
    incoming: new IncomingRequest({
      method: 'POST',
      target: '/auth/token',
      headers: [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['User-Agent', 'app/1'],
      ],
      body: new TextEncoder().encode('grant_type=refresh_token'),
    }),
    facts: { clientId: 'my-app', scope: 'openid patient/*.rs', grantType: 'refresh_token' },
  }

  test.each([
    [{}, true],
    [{ clientId: 'my-*', grantType: 'refresh_token' }, true],
    [{ clientId: ['other', 'my-app'] }, true],
    [{ clientId: 'my-*', method: 'GET' }, false],
    [{ scope: 'patient/*' }, true],
    [{ scope: 'user/*' }, false],
    [{ user: 'Practitioner/1' }, false],
    [{ header: { 'user-agent': 'app/*' } }, true],
    [{ header: { origin: '*' } }, false],
    [{ param: { grant_type: 'refresh_token' } }, true],
    [{ param: { grant_type: 'authorization_code' } }, false],
    [{ path: '/auth/*', run: 'run-1' }, true],
  ])('%j: %s', (when, expected) => {
    expect(matchesConditions(when, exchange)).toBe(expected)
  })
})
