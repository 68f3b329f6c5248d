import { describe, expect, test } from 'vitest'
import {
  backsOff,
  followsNextLinkVerbatim,
  refreshesAtMost,
  refreshesOnce,
  repeatsAtMost,
  rereadsBeforeWriting,
  retries,
  sendsNoBasicCredentials,
  stopsUsingExpiredToken,
  usesNewestRefreshToken,
  usesOnePatient,
} from '../../src/core/declare/expectation.ts'
import type { Expectation } from '../../src/core/declare/expected.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { createJudgeContext } from '../../src/verdicts/judge-context.ts'
import { judgeExpectation } from '../../src/verdicts/judge-expectation.ts'
import { judgeHidesCanary } from '../../src/verdicts/parts/judge-hides-canary.ts'
import { exampleJournal } from '../support/example-journal.ts'

/**
 * Creates a context in which the first exchange is struck; `wait` milliseconds have passed since the last.
 */
function sceneOf(exchanges: readonly ExampleExchange[], wait = 3_600_000) {
  const journal = exampleJournal(exchanges)
  const at = journal.get(1)?.startedAt ?? 0
  const last = journal.find().at(-1)?.endedAt ?? at
  return { journal, scene: () => createJudgeContext(journal, { seq: 1, run: 'run-1', at }, last + wait) }
}

function answerOf(expectation: Expectation, exchanges: readonly ExampleExchange[], wait?: number) {
  return judgeExpectation(expectation, sceneOf(exchanges, wait).scene()).outcome
}

const read = (at: number, more: Partial<ExampleExchange> = {}): ExampleExchange => ({
  step: 'fhir-read',
  target: '/fhir/Patient/a',
  at,
  ...more,
})
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
    [read(0), read(9), read(20, { target: '/fhir/Patient/b' }), read(30, { method: 'DELETE' })],
    [read(0), read(9), read(20)],
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
    [read(0), read(900), read(60_000), read(60_900)],
    [read(0), read(900), read(20_000), read(60_900)],
  ],
  ['asksAgain', retries(), [read(0), read(50)], [read(0), read(50, { target: '/fhir/Patient/b' })]],
  [
    'backsOff wants growing pauses',
    backsOff(),
    [read(0), read(500), read(1500)],
    [read(0), read(1000), read(1200)],
  ],
  ['backsOff wants a first pause', backsOff(), [read(0)], [read(0), read(30)]],
  [
    'refreshesOnce, and again when there is a reason',
    refreshesOnce(),
    [use(0, 'old'), refresh('r1'), use(2000, 'new'), refresh('r2'), use(4000, 'newer')],
    [use(0, 'old'), refresh('r1'), refresh('r2'), use(3000, 'new')],
  ],
  [
    'refreshesOnce for requests that failed together',
    refreshesOnce(),
    [use(0, 'old'), use(1, 'old'), { ...refresh('r1'), at: 20 }, use(40, 'new')],
    [use(0, 'old'), { ...refresh('r1'), at: 20 }, { ...refresh('r1'), at: 21 }, use(40, 'new')],
  ],
  ['refreshesAtMost', refreshesAtMost(1), [read(0), refresh('r1')], [read(0), refresh('r1'), refresh('r2')]],
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
    [read(0), read(9, { headers: [['Authorization', 'Bearer x']] })],
    [read(0), read(9, { headers: [['authorization', 'basic x']] })],
  ],
  ['rereads', rereadsBeforeWriting(), [put(0), read(9), put(20)], [put(0), put(9), read(20)]],
  [
    'rereads, or lets it be',
    rereadsBeforeWriting(),
    [put(0)],
    [put(0), read(5, { target: '/fhir/Patient/b' }), put(9)],
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
    [another, read(1, { target: '/fhir/Patient/b' }), read(2, { target: '/fhir/Observation?patient=b' })],
    [another, read(1, { target: '/fhir/Patient/b' }), read(2, { target: '/fhir/Observation?patient=a' })],
  ],
])('%s', (_, expectation, good, bad) => {
  test('is met by a correct client', () => expect(answerOf(expectation, good)).toBe('met'))
  test('is not met by a careless one', () => expect(answerOf(expectation, bad)).toBe('not met'))
  test('is pending until the window closes, unless the evidence arrives before', () => {
    expect(['pending', 'met']).toContain(answerOf(expectation, good, 0))
  })
})

test('is inconclusive for a client that never refreshes or pages again', () => {
  expect(answerOf(usesNewestRefreshToken(), [refresh('r1', 'r2')])).toBe('inconclusive')
  expect(answerOf(followsNextLinkVerbatim(), [page(NEXT), read(5)])).toBe('inconclusive')
})

describe('hidesCanary', () => {
  const answer = (...kinds: readonly ('settled' | 'canary-shown' | 'visible-error')[]) => {
    const { journal, scene } = sceneOf([read(0)])
    for (const kind of kinds) journal.observe({ kind, detail: '', run: 'run-1', at: Date.now() })
    return judgeHidesCanary(scene()).outcome
  }
  test('requires an observation of the page', () => {
    expect(answer()).toBe('inconclusive')
    expect(answer('settled')).toBe('met')
    expect(answer('visible-error')).toBe('met')
    expect(answer('canary-shown', 'settled')).toBe('not met')
  })
})
