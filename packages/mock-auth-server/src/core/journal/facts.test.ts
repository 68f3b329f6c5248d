import { expect, test } from 'vitest'
import { copyFacts, createFacts, recordFacts } from './facts.ts'

test('adds facts, and keeps what is recorded where the new one is undefined', () => {
  const facts = createFacts()
  recordFacts(facts, { clientId: 'app', user: 'amy' })
  recordFacts(facts, { clientId: undefined, user: 'bob' })
  expect(facts).toMatchObject({ clientId: 'app', user: 'bob' })
})

test('copies texts, and leaves alone what is undefined', () => {
  const facts = { clientId: 'app', user: undefined }
  copyFacts(facts)
  expect(facts).toEqual({ clientId: 'app', user: undefined })
})
