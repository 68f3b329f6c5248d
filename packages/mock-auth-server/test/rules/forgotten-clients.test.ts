import { expect, test } from 'vitest'
import { isAlone } from '../../src/rules/evidence/is-attributed.ts'
import { exampleJournal, type RunExchange } from '../support/example-journal.ts'

const login = (run: string): RunExchange => ({ step: 'authorize', run, facts: { clientId: run } })

test('another client among the recent ones is seen', () => {
  const journal = exampleJournal([login('run-2'), login('run-1')])
  const [, entry] = journal.find()
  expect(entry && isAlone(entry, journal.past)).toBe(false)
})

test('a client is alone only while no earlier one can have been forgotten', () => {
  const alone = exampleJournal(Array.from({ length: 50 }, () => login('run-1')))
  const crowded = exampleJournal([login('run-2'), ...Array.from({ length: 150 }, () => login('run-1'))])
  const [last, other] = [alone.find().at(-1), crowded.find().at(-1)]
  expect(last && isAlone(last, alone.past)).toBe(true)
  expect(other && isAlone(other, crowded.past)).toBe(false)
})
