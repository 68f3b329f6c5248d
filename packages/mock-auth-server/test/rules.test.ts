import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOT_OBSERVABLE } from '../scripts/docs/not-observable.ts'
import type { ExampleExchange, RuleDeclaration } from '../src/core/declare/rule.ts'
import { FACT_NAMES } from '../src/core/journal/facts.ts'
import { STEPS } from '../src/core/journal/steps.ts'
import { RULES } from '../src/rules/list.ts'
import { judgeRules } from '../src/verdicts/judge-rules.ts'
import { exampleJournal } from './support/example-journal.ts'

const judge = (rule: RuleDeclaration, examples: readonly ExampleExchange[]) =>
  judgeRules(exampleJournal(examples), [rule])

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  it('passes its valid example', () => {
    const report = judge(rule, rule.examples.valid)
    expect(report.findings).toEqual([])
    expect(report.passed[rule.name]).toBeGreaterThan(0)
  })

  it('fails its invalid example, at the last exchange', () => {
    const last = judge(rule, rule.examples.invalid).findings.at(-1)
    expect(last).toMatchObject({ rule: rule.name, level: rule.level, seq: rule.examples.invalid.length })
    expect(last?.message).not.toBe('')
  })

  it('is not exercised by a run without such a request', () => {
    const report = judge(rule, [{ step: 'connection' }])
    expect(report).toMatchObject({ findings: [], inconclusive: [], passed: {}, notExercised: [rule.name] })
  })

  it('is not exercised by an OPTIONS or HEAD request, unless it is about them', () => {
    if (rule.steps.includes('preflight')) return
    const report = judge(rule, [
      { step: 'preflight', method: 'OPTIONS' },
      { step: 'probe', method: 'HEAD' },
    ])
    expect(report).toMatchObject({ findings: [], inconclusive: [], passed: {} })
  })

  it('states the requirement and how to fix it, with its source', () => {
    expect(rule.requirement).toMatch(/^[A-Z`].*\.$/)
    expect(rule.howToFix).toMatch(/^[A-Z`].*\.$/)
    expect(() => new URL(rule.spec)).not.toThrow()
    expect(rule.catalogueIds.length).toBeGreaterThan(0)
    for (const id of rule.catalogueIds) expect(id).toMatch(/^C-\d{3}$/)
    expect(Boolean(rule.check) || Boolean(rule.checkRun)).toBe(true)
  })
})

describe('the list of rules', () => {
  const covered = new Set(RULES.flatMap(({ catalogueIds }) => catalogueIds))
  const unseen = new Set(NOT_OBSERVABLE.map(({ id }) => id))

  it('names every rule once', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
  })

  it('covers every row of catalogue B, or gives the reason why not', () => {
    const rows = Array.from({ length: 187 }, (_, index) => `C-${String(index + 1).padStart(3, '0')}`)
    expect(rows.filter((id) => !covered.has(id) && !unseen.has(id))).toEqual([])
    expect([...unseen].filter((id) => covered.has(id))).toEqual([])
    expect([...covered, ...unseen].filter((id) => !rows.includes(id))).toEqual([])
  })
})

describe('rules over whatever a client may send', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'a',
      'undefined',
      'https://ehr.example/fhir',
      'refresh_token',
      'client_credentials',
      '%',
      '%zz',
      '{',
      '[]',
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const header = fc.tuple(
    fc.constantFrom(
      'Authorization',
      'Cookie',
      'Referer',
      'Accept',
      'Content-Type',
      'Origin',
      'If-Match',
      'X-Any',
    ),
    fc.oneof(
      word,
      fc.constantFrom('Basic %%', 'Bearer', 'application/x-www-form-urlencoded', 'application/json'),
    ),
  )
  const exchange: fc.Arbitrary<ExampleExchange> = fc.record({
    step: fc.constantFrom(...STEPS),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
    target: fc.tuple(word, word).map(([path, query]) => `/${path}?${query}`),
    headers: fc.array(header, { maxLength: 4 }),
    body: fc.oneof(word, fc.constant('client_assertion=e30.e30.x&grant_type=client_credentials'), fc.json()),
    facts: fc.dictionary(fc.constantFrom(...FACT_NAMES), word, { maxKeys: 12 }),
    listener: fc.constantFrom('public' as const, 'canary' as const),
    reply: fc.record({
      status: fc.constantFrom(0, 200, 401, 403, 429, 999),
      headers: fc.array(fc.tuple(fc.constantFrom('Retry-After', 'ETag'), word), { maxLength: 2 }),
      body: word,
    }),
  })

  it('never throw, and have a message for every failure', () => {
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 6 }), (examples) => {
        const { findings, inconclusive } = judgeRules(exampleJournal(examples), RULES)
        for (const { message } of findings) expect(message).not.toBe('')
        for (const { reason } of inconclusive) expect(reason).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })
})
