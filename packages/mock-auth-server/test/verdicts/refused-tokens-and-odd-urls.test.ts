import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { doesNotTrustUser, sendsWellFormedUrls, usesOnlyValidTokens } from '../../src/expectations/index.ts'
import { concludeAbout } from '../support/conclude-about.ts'

/** Returns the conclusion about exchanges that follow a token response, after a long time or right away. */
function answerTo(expectation: Expectation, later: readonly ExampleExchange[], token = {}, wait = 3_600_000) {
  const struck: ExampleExchange = { step: 'token', method: 'POST', target: '/auth/token', facts: token }
  return concludeAbout(expectation, [struck, ...later], { ending: wait > 0 ? 'ended' : 'open' }).outcome
}

const read = (target: string, facts: ExampleExchange['facts'] = {}): ExampleExchange => ({
  step: 'fhir-read',
  target,
  facts: { accessToken: 'at', ...facts },
})

describe('no refused token', () => {
  test.each([
    ['nothing follows', [], 'met'],
    ['a good read', [read('/fhir/Patient/a')], 'met'],
    ['a read beyond the scopes', [read('/fhir/Patient/a', { error: 'insufficient_scope' })], 'met'],
    [
      'a made-up token',
      [read('/fhir/Patient/a', { accessToken: 'undefined', error: 'invalid_token' })],
      'not met',
    ],
  ] as const)('%s', (_, later, answer) => {
    expect(answerTo(usesOnlyValidTokens(), later)).toBe(answer)
  })

  test('is pending while the window is open', () => {
    expect(answerTo(usesOnlyValidTokens(), [], {}, 0)).toBe('pending')
  })
})

describe('asks cleanly', () => {
  test.each([
    ['nothing follows', [], 'met'],
    ['a good read', [read('/fhir/Patient/a')], 'met'],
    ['an undefined id', [read('/fhir/Patient/undefined')], 'not met'],
  ] as const)('%s', (_, later, answer) => {
    expect(answerTo(sendsWellFormedUrls(), later)).toBe(answer)
  })

  test.each([
    ['as it came', '/fhir/Patient/1?_id=2', 'not met'],
    ['encoded', '/fhir/Patient/1%3F_id%3D2', 'met'],
  ])('an odd patient id %s', (_, target, answer) => {
    expect(answerTo(sendsWellFormedUrls(), [read(target)], { issuedPatient: '1?_id=2' })).toBe(answer)
  })
})

describe('no use of an odd fhirUser', () => {
  const issued = (fhirUser: string) => ({ issuedFhirUser: `http://localhost/fhir/${fhirUser}` })
  test.each([
    ['Practitioner?identifier=canary', '/fhir/Practitioner?identifier=canary', 'not met'],
    ['Practitioner/canary/_history/1', '/fhir/Practitioner/canary/_history/1', 'not met'],
    ['Practitioner/canary/_history/1', '/fhir/Practitioner/other', 'inconclusive'],
  ])('%s, asked for %s', (user, target, answer) => {
    expect(answerTo(doesNotTrustUser(), [read(target)], issued(user))).toBe(answer)
  })
})
