import { expect, test } from 'vitest'
import type { JournalEntry } from '../api/types.ts'
import { toDiagramMessages } from './to-diagram-messages.ts'

type Wish = Partial<Omit<JournalEntry, 'sent'>> & { status?: number; location?: string; target?: string }

const entry = ({ status = 200, location, target = '/auth/token', ...more }: Wish): JournalEntry => ({
  ...{ seq: 1, tenant: 'default', run: 'run-1', attribution: 'only', epoch: 0, straggler: false },
  ...{ step: 'token', listener: 'public', direction: 'in', startedAt: '2026-01-01T00:00:00Z', durationMs: 1 },
  ...{ delivery: 'delivered', facts: {}, original: null, strikes: [], shadowed: [] },
  request: { method: 'GET', target, headers: [['Host', 'localhost:4000']], body: '', bodyBytes: 0 },
  sent: { status, headers: location === undefined ? [] : [['Location', location]], body: '' },
  ...more,
})
const strike = { armed: 'fault-1', fault: 'state-changed', changes: [] }
const spell = (options: Wish) =>
  toDiagramMessages(entry(options)).map(({ from, to, label }) => `${from} → ${to} ${label}`)

test('returns one message for a successful exchange', () => {
  expect(spell({ facts: { grantType: 'refresh_token' } })).toEqual(['app → auth token refresh_token · 200'])
  expect(spell({ step: 'fhir-search', target: '/t/a/fhir/Condition?patient=1' })).toEqual([
    'app → fhir GET Condition?… · 200',
  ])
})

test('returns a message for the response of a refusal and of a strike', () => {
  expect(spell({ status: 400 })).toEqual(['app → auth token', 'auth → app 400'])
  expect(toDiagramMessages(entry({ strikes: [strike] })).map(({ strikes }) => strikes)).toEqual([
    [],
    ['state-changed'],
  ])
})

test('routes a redirect to the app through the browser, with the names of its parameters', () => {
  const location = 'http://localhost:4020/callback?code=c&state=s'
  expect(spell({ step: 'authorize', status: 302, location })).toEqual([
    'browser → auth authorize',
    'auth → browser 302',
    'browser → app callback: code, state',
  ])
})

test('keeps a redirect within the server in the browser', () => {
  const location = 'http://localhost:4000/auth/decide'
  expect(spell({ step: 'authorize', status: 302, location })).toHaveLength(2)
})

test('draws requests to the canary there', () => {
  expect(spell({ listener: 'canary' })).toEqual(['app → canary token · 200'])
})

test('shows the outcome of a connection without a request', () => {
  const diagnosis = 'the client aborted the TLS handshake: tlsv1 alert unknown ca'
  const broken = { step: 'connection', listener: 'side', status: 0, delivery: 'aborted' } as const
  expect(spell({ ...broken, facts: { diagnosis } })).toEqual([
    'app → auth connection',
    `auth → app ${diagnosis}`,
  ])
})

test('reverses the direction of a request by the mock itself', () => {
  expect(spell({ step: 'outbound', direction: 'out' })).toEqual(['auth → app outbound · 200'])
})

test('says how often a look-up is repeated', () => {
  const rows = toDiagramMessages(entry({ step: 'discovery', target: '/t/a/fhir/x' }), [4, 7])
  expect(rows.map(({ label, repeats }) => [label, repeats])).toEqual([['discovery ×3 · 200', [4, 7]]])
})
