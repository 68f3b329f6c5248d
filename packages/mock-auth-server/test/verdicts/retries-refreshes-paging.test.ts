import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import {
  backsOff,
  followsNextLinkVerbatim,
  hidesCanary,
  refreshesAtMost,
  refreshesOnce,
  repeatsAtMost,
  rereadsBeforeWriting,
  retries,
  sendsNoBasicCredentials,
  stopsUsingExpiredToken,
  usesNewestRefreshToken,
  usesOnePatient,
} from '../../src/expectations/index.ts'
import { concludeAbout, type Ending } from '../support/conclude-about.ts'

function answerOf(expectation: Expectation, exchanges: readonly ExampleExchange[], ending: Ending = 'ended') {
  return concludeAbout(expectation, exchanges, { ending }).outcome
}

const read = (at: number, more: Partial<ExampleExchange> = {}): ExampleExchange => ({
  step: 'fhir-read',
  target: '/fhir/Patient/a',
  at,
  ...more,
})
const failed = (at: number, more: Partial<ExampleExchange> = {}): ExampleExchange =>
  read(at, { reply: { status: 503 }, ...more })
const put = (at: number): ExampleExchange => ({ ...read(at), step: 'fhir-write', method: 'PUT' })
const refresh = (refreshToken: string | undefined, issuedRefreshToken?: string): ExampleExchange => ({
  step: 'token',
  method: 'POST',
  target: '/auth/token',
  facts: {
    grantType: 'refresh_token',
    clientId: 'app',
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(issuedRefreshToken === undefined ? {} : { issuedRefreshToken }),
  },
})
/** A refresh that issues a new access token. */
const renew = (refreshToken: string, issuedAccessToken: string): ExampleExchange => {
  const { facts, ...request } = refresh(refreshToken)
  return { ...request, facts: { ...facts, issuedAccessToken } }
}
const NEXT = 'http://localhost:1/t/a/fhir/Observation?%5Fcursor=x&_count=5'
const page = (url: string): ExampleExchange => ({
  step: 'fhir-search',
  target: '/t/a/fhir/Observation?_count=5',
  reply: { status: 200, body: JSON.stringify({ link: [{ relation: 'next', url }] }) },
})
const search = (target: string): ExampleExchange => ({ step: 'fhir-search', target })
const shortLived: ExampleExchange = {
  step: 'token',
  facts: { issuedAccessToken: 'at' },
  at: 0,
  reply: { status: 200, body: JSON.stringify({ expires_in: 2 }) },
}
const use = (at: number, accessToken = 'at'): ExampleExchange => read(at, { facts: { accessToken } })
const another: ExampleExchange = { ...refresh('r1'), facts: { patient: 'a', issuedPatient: 'b' } }

describe.each<[string, Expectation, readonly ExampleExchange[], readonly ExampleExchange[]]>([
  [
    'sentAtMost counts the same request alone',
    repeatsAtMost(2),
    [failed(0), failed(20), read(40, { target: '/fhir/Patient/b' }), read(60, { method: 'DELETE' })],
    [failed(0), failed(20), failed(40)],
  ],
  [
    'sentAtMost tells refreshes apart by their token',
    repeatsAtMost(1),
    [refresh('r1'), refresh('r2')],
    [refresh('r1'), refresh('r1')],
  ],
  [
    'sentAtMost takes a later look for no retry',
    repeatsAtMost(2),
    [failed(0), failed(900), failed(60_000), failed(60_900)],
    [failed(0), failed(900), failed(20_000), failed(60_900)],
  ],
  ['asksAgain', retries(), [read(0), read(50)], [read(0), read(50, { target: '/fhir/Patient/b' })]],
  [
    'backsOff wants growing pauses',
    backsOff(),
    [failed(0), failed(500), failed(1500)],
    [failed(0), failed(1000), failed(1200)],
  ],
  ['backsOff wants a first pause', backsOff(), [read(0)], [read(0), read(30)]],
  [
    'refreshesOnce, and again when there is a reason',
    refreshesOnce(),
    [use(0, 'old'), renew('r1', 'new'), use(2000, 'new'), renew('r2', 'newer'), use(4000, 'newer')],
    [use(0, 'old'), renew('r1', 'new'), renew('r2', 'newer'), use(3000, 'newer')],
  ],
  [
    'refreshesOnce for requests that failed together',
    refreshesOnce(),
    [use(0, 'old'), use(1, 'old'), { ...renew('r1', 'new'), at: 20 }, use(40, 'new')],
    [use(0, 'old'), { ...renew('r1', 'new'), at: 20 }, { ...renew('r1', 'newer'), at: 21 }, use(40, 'new')],
  ],
  [
    'refreshesAtMost',
    refreshesAtMost(1),
    [read(0), refresh('r1')],
    [read(0), { ...refresh('r1'), reply: { status: 503 } }, refresh('r2')],
  ],
  [
    'keepsRefreshToken when none came',
    usesNewestRefreshToken(),
    [refresh('r1'), refresh('r1')],
    [refresh('r1'), refresh('undefined')],
  ],
  [
    'keepsRefreshToken when a new one came',
    usesNewestRefreshToken(),
    [refresh('r1', 'r2'), refresh('r2', 'r3'), refresh('r3')],
    [refresh('r1', 'r2'), refresh('r1')],
  ],
  [
    'keepsRefreshToken, never an empty one',
    usesNewestRefreshToken(),
    [refresh('r1'), refresh('r1')],
    [refresh('r1'), refresh(undefined)],
  ],
  [
    'noLateUse',
    stopsUsingExpiredToken(),
    [shortLived, use(2500), use(60_000, 'another')],
    [shortLived, use(2500), use(60_000)],
  ],
  [
    'sendsNoPassword',
    sendsNoBasicCredentials(),
    [read(0), read(20, { headers: [['Authorization', 'Bearer x']] })],
    [read(0), read(20, { headers: [['authorization', 'basic x']] })],
  ],
  ['rereads', rereadsBeforeWriting(), [put(0), read(20), put(40)], [put(0), put(20), read(40)]],
  [
    'rereads, or lets it be',
    rereadsBeforeWriting(),
    [put(0)],
    [put(0), read(20, { target: '/fhir/Patient/b' }), put(40)],
  ],
  [
    'followsVerbatim',
    followsNextLinkVerbatim(),
    [page(NEXT), search('/t/a/fhir/Observation?%5Fcursor=x&_count=5')],
    [page(NEXT), search('/t/a/fhir/Observation?_count=5&_cursor=x')],
  ],
  [
    'followsVerbatim of a relative link',
    followsNextLinkVerbatim(),
    [page('Observation?_cursor=x%2B'), search('/t/a/fhir/Observation?_cursor=x%2B')],
    [page('Observation?_cursor=x%2B'), search('/t/a/fhir/Observation?_cursor=x%2b')],
  ],
  [
    'onePatient',
    usesOnePatient(),
    [another, read(20, { target: '/fhir/Patient/b' }), read(40, { target: '/fhir/Observation?patient=b' })],
    [another, read(20, { target: '/fhir/Patient/b' }), read(40, { target: '/fhir/Observation?patient=a' })],
  ],
])('%s', (_, expectation, good, bad) => {
  test('is met by a correct client', () => expect(answerOf(expectation, good)).toBe('met'))
  test('is not met by a careless one', () => expect(answerOf(expectation, bad)).toBe('not met'))
  test('is pending until the window closes, unless the evidence arrives before', () => {
    expect(['pending', 'met']).toContain(answerOf(expectation, good, 'open'))
  })
})

test('is inconclusive for a client that never refreshes or pages again', () => {
  expect(answerOf(usesNewestRefreshToken(), [refresh('r1', 'r2')])).toBe('inconclusive')
  expect(answerOf(followsNextLinkVerbatim(), [page(NEXT), read(5)])).toBe('inconclusive')
})

describe('hidesCanary', () => {
  const answer = (...kinds: readonly ('settled' | 'canary-shown' | 'visible-error')[]) => {
    const seen = kinds.map((kind) => [kind] as const)
    return concludeAbout(hidesCanary(), [read(0)], { seen, ending: 'quiet' }).outcome
  }
  test('requires an observation of the page', () => {
    expect(answer()).toBe('inconclusive')
    expect(answer('settled')).toBe('met')
    expect(answer('visible-error')).toBe('met')
    expect(answer('canary-shown', 'settled')).toBe('not met')
  })
})
