import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { ON_ITS_WAY_MS } from '../../core/journal/transfer.ts'

export const refreshAlone = defineRule({
  name: 'refresh-alone',
  level: 'warning',
  catalogueIds: ['C-133'],
  spec: rfc(9700, '4.14.2'),
  requirement: 'One refresh runs at a time; requests that wait for it share its result.',
  howToFix: 'Keep the running refresh as a promise (or a lock), and let all requests wait for it.',
  steps: ['token'],
  checkRun: (run) => {
    const refreshes = run.filter(
      ({ step, facts }) => step === 'token' && facts.grantType === 'refresh_token' && facts.refreshToken,
    )
    if (refreshes.length === 0) return undefined
    const double = refreshes.find((entry) => refreshes.some((other) => isBeside(entry, other)))
    return double
      ? fail('two concurrent refreshes use the same token', 'one', `also exchange ${double.seq}`)
      : PASS
  },
  examples: {
    valid: [{ step: 'token', facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } }],
    invalid: [
      { step: 'token', at: 0, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
      { step: 'token', at: 20, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
    ],
  },
})

/**
 * Returns `true` when a refresh began while another one with its token was under way, or right after its
 * success, which the client cannot have read. After a failure it is a retry.
 */
function isBeside(entry: JournalEntry, other: JournalEntry): boolean {
  if (other.seq >= entry.seq || other.facts.refreshToken !== entry.facts.refreshToken) return false
  const ended = other.endedAt ?? Number.POSITIVE_INFINITY
  const succeeded = other.delivery === 'delivered' && (other.sent?.status ?? 0) < 400
  return entry.startedAt < ended + (succeeded ? ON_ITS_WAY_MS : 0)
}
