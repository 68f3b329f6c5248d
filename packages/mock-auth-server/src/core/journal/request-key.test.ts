import { describe, expect, it } from 'vitest'
import { exampleJournal, type RunExchange } from '../../../test/support/example-journal.ts'
import type { JournalEntry } from './journal-entry.ts'
import { isSameRequest } from './request-key.ts'

const areSame = (one: RunExchange, other: RunExchange) => {
  const [first, second] = exampleJournal([one, other]).find() as [JournalEntry, JournalEntry]
  return isSameRequest(first, second)
}

describe('isSameRequest', () => {
  const redeem = (code: string, assertion: string): RunExchange => ({
    step: 'token',
    method: 'POST',
    body: `code=${code}&client_assertion=${assertion}`,
    facts: { code },
  })
  const withHeader = (step: RunExchange['step'], name: string, value: string): RunExchange => ({
    step,
    headers: [
      ['Accept', value],
      [name, value],
    ],
  })

  it('ignores the client assertion, which is new each time', () => {
    expect(areSame(redeem('a', 'x.y.1'), redeem('a', 'x.y.2'))).toBe(true)
    expect(areSame(redeem('a', 'x.y.1'), redeem('b', 'x.y.2'))).toBe(false)
  })

  it('compares the Authorization header where no credentials were understood, and no other header', () => {
    for (const step of ['fhir-read', 'token'] as const) {
      expect(areSame(withHeader(step, 'Authorization', 'a'), withHeader(step, 'authorization', 'b'))).toBe(
        false,
      )
      expect(areSame(withHeader(step, 'Authorization', 'a'), withHeader(step, 'authorization', 'a'))).toBe(
        true,
      )
      expect(areSame(withHeader(step, 'Origin', 'a'), withHeader(step, 'Origin', 'b'))).toBe(true)
    }
  })

  it('tells tokens apart at the FHIR API, and clients at the token endpoint', () => {
    const read = (facts: RunExchange['facts'] = {}): RunExchange => ({ step: 'fhir-read', facts })
    const ask = (facts: RunExchange['facts'] = {}): RunExchange => ({ step: 'token', facts })
    expect(areSame(read({ accessToken: 'a' }), read({ accessToken: 'b' }))).toBe(false)
    expect(areSame(read({ clientId: 'a' }), read({ clientId: 'b' }))).toBe(true)
    expect(areSame(ask({ clientId: 'a' }), ask({ clientId: 'b' }))).toBe(false)
    expect(areSame(ask({ accessToken: 'a' }), ask({ accessToken: 'b' }))).toBe(true)
  })
})
