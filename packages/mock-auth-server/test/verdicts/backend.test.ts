import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { toBase64url } from '../../src/core/util/base64url.ts'
import {
  rediscovers,
  refreshesAtMost,
  repeatsAtMost,
  servesKeys,
  usesFreshAssertions,
  usesNewToken,
  usesShortLivedAssertions,
} from '../../src/expectations/index.ts'
import { concludeAbout } from '../support/conclude-about.ts'

const BEGAN_S = Date.UTC(2026, 0, 1) / 1000
const URL_1 = 'https://ehr.example/auth/token'
const URL_2 = 'https://ehr.example/auth/token?moved=1'

/** Creates a token request of the backend service with the given claims. */
function token(
  claims: { jti: string; aud?: unknown; exp?: number },
  more: Partial<ExampleExchange> = {},
): ExampleExchange {
  const all = { aud: URL_1, exp: BEGAN_S + 240, ...claims }
  const clientAssertion = `e30.${toBase64url(JSON.stringify(all))}.A`
  const facts = { clientId: 'b', grantType: 'client_credentials', clientAssertion, jti: all.jti }
  return { step: 'token', method: 'POST', target: '/auth/token', ...more, facts: { ...facts, ...more.facts } }
}
const issuing = (name: string) => token({ jti: name }, { facts: { issuedAccessToken: name } })
const fhir = (accessToken: string, error?: string): ExampleExchange => ({
  step: 'fhir-read',
  target: '/fhir/Patient/1',
  facts: { clientId: 'b', accessToken, ...(error === undefined ? {} : { error }) },
})
const discovery = (token_endpoint: string): ExampleExchange => ({
  step: 'discovery',
  reply: { status: 200, body: JSON.stringify({ token_endpoint }) },
})
const poll = (status: number, cacheable = true, headers: [string, string][] = []): ExampleExchange => ({
  step: 'outbound',
  headers,
  reply: { status, headers: cacheable ? [['Cache-Control', 'max-age=60']] : [] },
})
const refresh: ExampleExchange = {
  step: 'token',
  facts: { clientId: 'b', grantType: 'refresh_token', refreshToken: 'made-up' },
}
/** A refusal by a server whose clock is four minutes ahead. */
const AHEAD = {
  reply: { status: 401, headers: [['Date', new Date((BEGAN_S + 240) * 1000).toUTCString()]] },
} as const

describe.each<[string, Expectation, ExampleExchange, readonly ExampleExchange[], readonly ExampleExchange[]]>(
  [
    [
      'a new token is used',
      usesNewToken('fhir'),
      fhir('old', 'invalid_token'),
      [issuing('new'), fhir('old', 'invalid_token'), fhir('new')],
      [issuing('new'), fhir('old')],
    ],
    [
      'the token of the struck answer counts as new',
      usesNewToken('fhir'),
      issuing('new'),
      [fhir('new')],
      [fhir('new', 'invalid_token')],
    ],
    [
      'each assertion is new',
      usesFreshAssertions(),
      token({ jti: '1' }),
      [token({ jti: '2' })],
      [token({ jti: '1' })],
    ],
    [
      'each assertion is new, the later ones too',
      usesFreshAssertions(),
      token({ jti: '1' }),
      [token({ jti: '2' }), token({ jti: '3' })],
      [token({ jti: '2' }), token({ jti: '2' })],
    ],
    [
      'at most five minutes',
      usesShortLivedAssertions(),
      token({ jti: '1' }),
      [token({ jti: '2', exp: BEGAN_S + 300 })],
      [token({ jti: '2', exp: BEGAN_S + 540 })],
    ],
    [
      'five minutes at most by the clock of the server',
      usesShortLivedAssertions(),
      token({ jti: '1' }, AHEAD),
      [token({ jti: '2', exp: BEGAN_S + 540 })],
      [token({ jti: '2', exp: BEGAN_S + 3600 })],
    ],
    [
      'discovery is asked again, and its token URL used',
      rediscovers(),
      token({ jti: '1' }),
      [discovery(URL_2), token({ jti: '2', aud: [URL_2] })],
      [discovery(URL_2), token({ jti: '2' })],
    ],
    [
      'a guessed token URL is not discovered',
      rediscovers(),
      token({ jti: '1' }),
      [discovery(URL_2), token({ jti: '2', aud: URL_2 })],
      [token({ jti: '2', aud: URL_2 })],
    ],
    ['no refresh at all', refreshesAtMost(0), issuing('1'), [token({ jti: '2' })], [refresh]],
    [
      'retries count',
      repeatsAtMost(2),
      token({ jti: '1' }),
      [token({ jti: '2' }, { reply: { status: 503 } })],
      [token({ jti: '2' }, { reply: { status: 503 } }), token({ jti: '3' })],
    ],
  ],
)('%s', (_, expectation, struck, good, bad) => {
  const answerTo = (later: readonly ExampleExchange[], wait = 3_600_000) => {
    return concludeAbout(expectation, [struck, ...later], { ending: wait > 0 ? 'ended' : 'open' }).outcome
  }
  test('met', () => expect(answerTo(good)).toBe('met'))
  test('not met', () => expect(answerTo(bad)).toBe('not met'))
  test('is pending while no exchange has arrived', () => expect(answerTo([], 0)).toBe('pending'))
})

describe('the keys of a client', () => {
  const answerTo = (...polls: ExampleExchange[]) => {
    return concludeAbout(servesKeys(), [token({ jti: '1' }), ...polls], { ending: 'open' }).outcome
  }
  const match: [string, string][] = [['If-None-Match', '"1"']]

  test.each([
    ['given to every poll', [poll(200), poll(200)], 'met'],
    ['unchanged since the last', [poll(304, true, match)], 'met'],
    ['given again all the same', [poll(200, true, match)], 'met'],
    ['unchanged, though nobody asked for that', [poll(304)], 'not met'],
    ['for nobody who asks for another type', [poll(200), poll(406)], 'not met'],
    ['behind a sign-in', [poll(401)], 'not met'],
    ['without a word how long they may be kept', [poll(200, false)], 'not met'],
    ['not asked for', [], 'inconclusive'],
  ])('%s', (_, polls, answer) => expect(answerTo(...polls)).toBe(answer))
})
