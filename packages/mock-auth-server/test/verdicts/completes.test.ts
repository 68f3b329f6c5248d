import { expect, test } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { completesFlow } from '../../src/expectations/index.ts'
import { concludeAbout, type Seen } from '../support/conclude-about.ts'
import type { RunExchange } from '../support/example-journal.ts'

/** Returns the conclusion; the first exchange is struck. */
function answerOf(exchanges: readonly RunExchange[], seen: readonly Seen[] = []) {
  return concludeAbout(completesFlow(), exchanges, { seen, ending: 'quiet' }).outcome
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
  const login: ExampleExchange = { step: 'authorize' }
  expect(answerOf([discovery, login, another(search)], [['settled']])).toBe('not met')
  expect(answerOf([discovery, login, another(search)])).toBe('inconclusive')
})

test.for<[string, readonly Seen[], string]>([
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
  expect(answerOf([search, search], seen)).toBe(answer === 'not met' ? 'not met' : 'met')
})
