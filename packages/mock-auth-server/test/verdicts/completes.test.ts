import { expect, test } from 'vitest'
import { completesFlow } from '../../src/core/declare/expectation.ts'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { createJudgeContext } from '../../src/verdicts/judge-context.ts'
import { judgeExpectation } from '../../src/verdicts/judge-expectation.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'

type Seen = readonly (readonly [kind: 'visible-error' | 'exit-code' | 'settled', detail: string])[]

/** Returns the conclusion; the first exchange is struck. */
function answerOf(exchanges: readonly RunExchange[], seen: Seen = []) {
  const journal = exampleJournal(exchanges)
  const at = journal.get(1)?.startedAt ?? 0
  for (const [kind, detail] of seen) journal.observe({ kind, detail, run: undefined, at })
  return judgeExpectation(
    completesFlow(),
    createJudgeContext(journal, { seq: 1, run: 'run-1', at }, at + 3_600_000),
  ).outcome
}

const search: ExampleExchange = { step: 'fhir-search', facts: { accessToken: 't' } }

test('is not completed by a login without a FHIR request (J5)', () => {
  const discovery: ExampleExchange = { step: 'discovery' }
  expect(answerOf([discovery, search])).toBe('met')
  expect(answerOf([discovery], [['settled', '']])).toBe('not met')
})

test('counts the further requests of a session after a separate discovery', () => {
  const discovery: ExampleExchange = { step: 'discovery' }
  const another = (exchange: ExampleExchange) => ({ ...exchange, run: 'run-2' })
  expect(answerOf([discovery, another(search)])).toBe('met')
  expect(answerOf([discovery, { step: 'authorize' }, another(search)])).toBe('not met')
})

test.for<[string, Seen, string]>([
  ['an app that shows no error', [['settled', '']], 'met'],
  ['a process that ends well', [['exit-code', '0']], 'met'],
  [
    'an app that shows an error',
    [
      ['visible-error', 'no data'],
      ['settled', ''],
    ],
    'not met',
  ],
  ['a process that fails', [['exit-code', '1']], 'not met'],
  ['nobody who looked', [], 'inconclusive'],
])('leaves it to a driver after the last FHIR request: %s (J5)', ([, seen, answer]) => {
  expect(answerOf([search], seen)).toBe(answer)
  expect(answerOf([search, search], seen)).toBe('met')
})
