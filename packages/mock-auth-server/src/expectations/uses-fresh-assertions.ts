import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that no assertion is sent twice, the struck one included: each has its own `jti` (C-116, C-119). */
export const usesFreshAssertions: () => Expectation = defineExpectation('usesFreshAssertions', () => ({
  sentence: 'signs a new assertion for each request',
  scope: 'tenant',
  start: (context) => {
    const seen = new Set(context.struck && [identify(context.struck)])
    return watchAbsence(context, 'no assertion was sent twice', (entry) => {
      if (!isOwnAssertion(context, entry)) return undefined
      const assertion = identify(entry)
      if (seen.has(assertion)) return 'an assertion was sent again'
      seen.add(assertion)
      return undefined
    })
  },
}))

/** Returns `true` for a request with an assertion of the client of the strike, in any run. */
export function isOwnAssertion({ fact }: StrikeContext, { facts }: JournalEntry): boolean {
  return facts.clientAssertion !== undefined && facts.clientId === fact('clientId')
}

/** Returns what an assertion is known by: its `jti`, or all of it where that cannot be read. */
function identify({ facts }: JournalEntry): string | undefined {
  return facts.jti ?? facts.clientAssertion
}
