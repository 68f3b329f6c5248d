import { expect, test } from 'vitest'
import { selectLoginStrikes } from '../../src/verdicts/select-login-strikes.ts'
import { exampleJournal } from '../support/example-journal.ts'

const strike = (seq: number, run: string) => ({ seq, run, at: 0 })
const journal = exampleJournal([
  { step: 'discovery' },
  { step: 'authorize' },
  { step: 'discovery', run: 'run-2' },
  { step: 'fhir-read' },
])

test('does not judge a separate discovery beside a login', () => {
  expect(selectLoginStrikes(journal, [strike(1, 'run-1'), strike(3, 'run-2')])).toEqual([strike(1, 'run-1')])
})

test('judges a discovery when there is nothing else', () => {
  expect(selectLoginStrikes(journal, [strike(3, 'run-2')])).toEqual([strike(3, 'run-2')])
})
