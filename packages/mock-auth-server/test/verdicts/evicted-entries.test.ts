import { expect, test } from 'vitest'
import type { RuleDeclaration } from '../../src/core/declare/rule.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal } from '../support/example-journal.ts'

const rule: RuleDeclaration = {
  name: 'never-fails',
  level: 'error',
  catalogueIds: [],
  spec: 'https://example.org',
  requirement: 'Do nothing.',
  howToFix: 'Nothing.',
  steps: [],
  checkRun: () => ({ outcome: 'passed' }),
  examples: { valid: [], invalid: [] },
}
const step = 'fhir-read'

/** Returns a journal of three runs; the older two have two exchanges each. */
function createJournal() {
  const runs = ['run-1', 'run-1', 'run-2', 'run-2', 'run-3']
  return exampleJournal(runs.map((run) => ({ step, run })))
}

test('passes a rule for a run only while none of its exchanges was evicted', () => {
  const journal = createJournal()
  expect(judgeRules(journal, [rule])).toMatchObject({ passed: { 'never-fails': 3 }, unjudged: 0 })
  journal.entries.evict(() => journal.count() === 2)
  const report = judgeRules(journal, [rule])
  expect(report).toMatchObject({ passed: { 'never-fails': 1 }, unjudged: 3 })
  const reason = 'older exchanges of this run were evicted: the rule may have failed there'
  expect(report.inconclusive).toEqual([{ rule: 'never-fails', reason, seq: 4 }])
})

test('passes a rule for no run once the facts of evicted exchanges are gone too', () => {
  const journal = createJournal()
  journal.entries.evict(() => journal.count() === 4)
  journal.past.drop(() => journal.past.since(0).length === 3)
  expect(judgeRules(journal, [rule])).toMatchObject({ passed: {}, inconclusive: { length: 3 } })
})
