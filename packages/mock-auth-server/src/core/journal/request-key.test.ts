import { describe, expect, it } from 'vitest'
import { exampleJournal } from '../../../test/support/example-journal.ts'
import type { JournalEntry } from './journal-entry.ts'
import { isSameRequest } from './request-key.ts'

describe('isSameRequest', () => {
  const [one, renewed, other] = exampleJournal(
    ['a', 'a', 'b'].map((code, index) => ({
      step: 'token',
      method: 'POST',
      body: `code=${code}&client_assertion=x.y.${index}`,
      facts: { code },
    })),
  ).find() as [JournalEntry, JournalEntry, JournalEntry]

  it('ignores the client assertion, which is new each time', () => {
    expect(isSameRequest(one, renewed)).toBe(true)
    expect(isSameRequest(one, other)).toBe(false)
  })
})
