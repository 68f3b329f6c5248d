import { expect, test } from 'vitest'
import type { JournalEntry } from '../api/types.ts'
import { toDiagramMessages } from './to-diagram-messages.ts'

type Wish = Partial<Omit<JournalEntry, 'sent'>> & { status?: number; location?: string; target?: string }

const entry = ({ status = 200, location, target = '/auth/token', ...more }: Wish): JournalEntry => ({
  ...{ seq: 1, tenant: 'default', run: 'run-1', attribution: 'only', epoch: 0, straggler: false },
  ...{ step: 'token', listener: 'wire', direction: 'in', startedAt: '2026-01-01T00:00:00Z', durationMs: 1 },
  ...{ delivery: 'delivered', facts: {}, honest: null, struck: [], heldBack: [] },
  request: { method: 'GET', target, headers: [['Host', 'localhost:4000']], body: '', bodyBytes: 0 },
  sent: { status, headers: location === undefined ? [] : [['Location', location]], body: '' },
  ...more,
})
const strike = { armed: 'fault-1', fault: 'state-changed', changes: [] }
const spell = (wish: Wish) =>
  toDiagramMessages(entry(wish)).map(({ from, to, label }) => `${from} → ${to} ${label}`)

test('an exchange that went well is one line', () => {
  expect(spell({ facts: { grantType: 'refresh_token' } })).toEqual(['app → auth token refresh_token · 200'])
  expect(spell({ step: 'fhir-search', target: '/t/a/fhir/Condition?patient=1' })).toEqual([
    'app → fhir GET Condition?… · 200',
  ])
})

test('a refusal has its answer drawn, and so has a strike', () => {
  expect(spell({ status: 400 })).toEqual(['app → auth token', 'auth → app 400'])
  expect(toDiagramMessages(entry({ struck: [strike] })).map(({ struck }) => struck)).toEqual([
    [],
    ['state-changed'],
  ])
})

test('a redirect to the app goes through the browser, with the names of what it carries', () => {
  const location = 'http://localhost:4020/callback?code=c&state=s'
  expect(spell({ step: 'authorize', status: 302, location })).toEqual([
    'browser → auth authorize',
    'auth → browser 302',
    'browser → app callback: code, state',
  ])
})

test('a redirect within the server stays with the browser', () => {
  const location = 'http://localhost:4000/auth/decide'
  expect(spell({ step: 'authorize', status: 302, location })).toHaveLength(2)
})

test('what reaches the canary is drawn there', () => {
  expect(spell({ listener: 'canary' })).toEqual(['app → canary token · 200'])
})

test('a connection without a request says what became of it', () => {
  const diagnosis = 'the client aborted the TLS handshake: tlsv1 alert unknown ca'
  const broken = { step: 'connection', listener: 'side', status: 0, delivery: 'aborted' } as const
  expect(spell({ ...broken, facts: { diagnosis } })).toEqual([
    'app → auth connection',
    `auth → app ${diagnosis}`,
  ])
})

test('a request that the mock makes itself goes the other way', () => {
  expect(spell({ step: 'outbound', direction: 'out' })).toEqual(['auth → app outbound · 200'])
})
