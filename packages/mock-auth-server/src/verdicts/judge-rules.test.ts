import { describe, expect, test } from 'vitest'
import {
  closeExchange,
  exampleJournal,
  openExchange,
  type RunExchange,
} from '../../test/support/example-journal.ts'
import type { RuleDeclaration, RuleOutcome } from '../core/declare/rule.ts'
import type { FactHistory } from '../core/journal/facts.ts'
import { judgeRules } from './judge-rules.ts'

const failed: RuleOutcome = { outcome: 'failed', message: 'no' }
const passed: RuleOutcome = { outcome: 'passed' }

const rule = (judge: Partial<RuleDeclaration>): RuleDeclaration => ({
  name: 'example',
  level: 'error',
  catalogueIds: [],
  spec: 'https://example.org',
  requirement: 'Do it.',
  howToFix: 'Do it.',
  steps: ['token'],
  examples: { valid: [], invalid: [] },
  ...judge,
})
const token: RunExchange = { step: 'token', facts: { clientId: 'app' } }
const read: RunExchange = { step: 'fhir-read', facts: { clientId: 'app' } }

describe('a rule for exchanges', () => {
  test('judges those of its steps, and no others', () => {
    const report = judgeRules(exampleJournal([token, read, token]), [rule({ check: () => failed })])
    expect(report.findings.map(({ seq }) => seq)).toEqual([1, 3])
    expect(report.notExercised).toEqual([])
  })

  test('is not exercised where it has nothing to say', () => {
    const rules = [rule({ check: () => undefined }), rule({ name: 'other', check: () => passed })]
    expect(judgeRules(exampleJournal([token]), rules)).toMatchObject({
      notExercised: ['example'],
      passed: { other: 1 },
    })
  })

  test('judges no exchange that is under way, and no straggler', () => {
    const journal = exampleJournal([token])
    openExchange(journal, token, 0)
    const [late] = exampleJournal([token]).find()
    const find = () => [...journal.find(), { ...late, seq: 9, straggler: true } as NonNullable<typeof late>]
    const seen = Object.assign(Object.create(journal), { find })
    expect(judgeRules(seen, [rule({ check: () => passed })]).passed).toEqual({ example: 1 })
  })

  test('sees what came before an exchange, and nothing of that exchange or later', () => {
    const seen: number[][] = []
    const list = (history: FactHistory) => [
      history.findByValue('clientId', 'app'),
      history.findRecent('clientId'),
      history.findByRun('run-1'),
    ]
    const check: RuleDeclaration['check'] = (_, past) => {
      seen.push(...list(past).map((records) => records.map(({ seq }) => seq)))
      return passed
    }
    judgeRules(exampleJournal([read, token, read]), [rule({ check })])
    expect(seen).toEqual([[1], [1], [1]])
  })
})

describe('a rule for runs', () => {
  const ofRun = (run: string | undefined): RunExchange => ({ ...token, run })

  test('judges each run by its exchanges, and not those of none', () => {
    const counts: number[] = []
    const checkRun: RuleDeclaration['checkRun'] = (run) => {
      counts.push(run.length)
      return passed
    }
    judgeRules(exampleJournal([ofRun('a'), ofRun(undefined), ofRun('b'), ofRun('a')]), [rule({ checkRun })])
    expect(counts).toEqual([2, 1])
  })

  test('judges the run that is asked for alone', () => {
    const journal = exampleJournal([ofRun('a'), ofRun('b')])
    const rules = [rule({ checkRun: () => passed, check: () => passed })]
    expect(judgeRules(journal, rules).passed).toEqual({ example: 4 })
    expect(judgeRules(journal, rules, { run: 'a' }).passed).toEqual({ example: 2 })
  })

  test('is undecided for a run of which exchanges may be lost', () => {
    const journal = exampleJournal([])
    const { id } = journal.runs.open(0)
    const add = (run: string) => closeExchange(journal, openExchange(journal, { ...token, run }, 0), token, 0)
    add(id)
    const judge = () => judgeRules(journal, [rule({ checkRun: () => passed })])
    expect(judge()).toMatchObject({ passed: { example: 1 }, inconclusive: [] })
    journal.markGap('exchanges may be missing')
    expect(judge()).toMatchObject({ passed: {}, inconclusive: [{ reason: 'exchanges may be missing' }] })
    add(journal.runs.open(0).id)
    expect(judge()).toMatchObject({ passed: { example: 1 }, inconclusive: [{ rule: 'example' }] })
    journal.markGap('more may be missing')
    expect(judgeRules(journal, [rule({ checkRun: () => failed })]).findings).toHaveLength(2)
  })

  test('fails for a run of which exchanges were evicted, and is not exercised where it says nothing', () => {
    const journal = exampleJournal([ofRun('a'), ofRun('a'), ofRun('a')])
    journal.entries.evict(() => journal.count() === 2)
    expect(judgeRules(journal, [rule({ checkRun: () => failed })]).findings).toHaveLength(1)
    const silent = judgeRules(journal, [rule({ checkRun: () => undefined })])
    expect(silent).toMatchObject({ notExercised: ['example'], inconclusive: [], unjudged: 1 })
  })
})

test('marks a finding that is allowed, with the reason', () => {
  const rules = [rule({ check: () => failed }), rule({ name: 'other', check: () => failed })]
  const { findings } = judgeRules(exampleJournal([token]), rules, { allow: { other: 'known' } })
  expect(findings.map(({ allowReason }) => allowReason)).toEqual([undefined, 'known'])
})
