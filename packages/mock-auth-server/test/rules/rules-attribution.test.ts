import { describe, expect, it } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import type { JournalEntry } from '../../src/core/journal/journal-entry.ts'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'
import { found } from './example-exchanges.ts'

const RULE = (name: string) => RULES.filter((rule) => rule.name === name)
const refresh = (at: number, status = 200): ExampleExchange => ({
  step: 'token',
  at,
  facts: { grantType: 'refresh_token', refreshToken: 'rt.1' },
  reply: { status },
})
const issued: ExampleExchange = { step: 'token', at: 0, facts: { clientId: 'a', issuedAccessToken: 'at.1' } }
const limited = (header: string): ExampleExchange => ({
  step: 'fhir-read',
  at: 0,
  reply: { status: 429, headers: [['Retry-After', header]] },
})
const search = (query: string): ExampleExchange => ({
  step: 'fhir-search',
  target: `/fhir/Observation?${query}`,
  facts: { patient: '1', accessToken: 'at.1', grantedScope: 'patient/*.rs', resourceType: 'Observation' },
})

const forbidden = (at: number, target = '/fhir/Practitioner/1', status = 403): ExampleExchange => ({
  step: 'fhir-read',
  at,
  target,
  facts: { accessToken: 'at.1' },
  reply: { status },
})
/** A page that loads what its user may read, and what not. */
const load = (at: number) => [forbidden(at, '/fhir/Patient/1', 200), forbidden(at + 20)]

/** Cases by rule: how many findings a client must have that does this. */
const CASES: readonly (readonly [rule: string, title: string, findings: number, ...run: RunExchange[]])[] = [
  ['refresh-alone', 'a retry after a server error', 0, refresh(0, 503), refresh(20)],
  ['refresh-alone', 'two refreshes one after the other', 0, refresh(0), refresh(500)],
  ['refresh-alone', 'two refreshes side by side', 1, refresh(0), refresh(5)],
  [
    'bearer-sent',
    'Bearer undefined, which another rule reports',
    0,
    issued,
    { step: 'fhir-read', headers: [['authorization', 'bearer undefined']] },
  ],
  [
    'retry-after-honoured',
    'a date that was waited for',
    0,
    limited('Thu, 01 Jan 2026 00:00:05 GMT'),
    { step: 'fhir-read', at: 5100 },
  ],
  [
    'retry-after-honoured',
    'a date that was ignored',
    1,
    limited('Thu, 01 Jan 2026 00:00:05 GMT'),
    { step: 'fhir-read', at: 500 },
  ],
  [
    'retry-after-honoured',
    'a request that was on its way',
    0,
    { ...limited('2'), connection: 1 },
    { step: 'fhir-read', at: 20, connection: 2 },
  ],
  ['no-retry-after-forbidden', 'a page that is reloaded', 0, ...[0, 5000, 9000].flatMap(load)],
  [
    'no-retry-after-forbidden',
    'a single request that comes again',
    0,
    ...[0, 5000, 9000].map((at) => forbidden(at)),
  ],
  [
    'no-retry-after-forbidden',
    'a slow loop beside other requests',
    1,
    ...load(0),
    ...[5000, 9000].map((at) => forbidden(at)),
  ],
  ['no-retry-after-forbidden', 'a fast loop in a page that is reloaded', 1, ...[0, 100, 200].flatMap(load)],
  [
    'assertion-subject',
    'an assertion whose type is missing, which another rule reports',
    0,
    found({ clientId: '', clientType: undefined }),
  ],
  ['context-patient', 'another patient in a list', 1, search('patient=1,2')],
  ['context-patient', 'another patient by a typed parameter', 1, search('subject:Patient=2')],
]

for (const [rule, title, findings, ...run] of CASES) {
  it(`${rule} counts ${title} as it is`, () => {
    expect(judgeRules(exampleJournal(run), RULE(rule)).findings).toHaveLength(findings)
  })
}

describe('a POST that is not a form', () => {
  it('is the only finding of its authorize request', () => {
    const post: ExampleExchange = {
      step: 'authorize',
      method: 'POST',
      headers: [['Content-Type', 'application/json']],
      body: '{"client_id":"app"}',
    }
    expect(judgeRules(exampleJournal([post]), RULES).findings.map(({ rule }) => rule)).toEqual([
      'authorize-post-as-form',
    ])
  })
})

describe('with two clients in a tenant', () => {
  it('bearer-sent accuses nobody of a request that carries nothing', () => {
    const journal = exampleJournal([
      issued,
      { step: 'token', run: 'run-2', facts: { clientId: 'b' } } as ExampleExchange,
    ])
    const entry = journal.open({
      ...(journal.find()[0] as JournalEntry),
      attribution: 'adjacent',
      step: 'fhir-read',
      facts: {},
    })
    const reply = { status: 401, headers: [], body: '' }
    journal.close(entry, { original: reply, sent: reply, delivery: 'delivered', at: entry.startedAt })
    const report = judgeRules(journal, RULE('bearer-sent'))
    expect(report).toMatchObject({ findings: [], inconclusive: [{ rule: 'bearer-sent' }] })
  })
})
