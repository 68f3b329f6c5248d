import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { findReplyHeader } from '../core/http/reply.ts'
import { decodeAssertion } from '../core/oauth/decode-assertion.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isOwnAssertion } from './uses-fresh-assertions.ts'

const LIFETIME_S = 300
const LEEWAY_S = 30

/** Expects that no later assertion lives longer than five minutes, by the clock of the struck reply (C-115). */
export const usesShortLivedAssertions: () => Expectation = defineExpectation(
  'usesShortLivedAssertions',
  () => ({
    sentence: 'lets no assertion live longer than five minutes',
    scope: 'tenant',
    start: (context) => {
      if (!context.struck) return { conclude: () => conclude('inconclusive', 'no reply was struck') }
      const aheadS = readClockAheadS(context)
      return watchAbsence(context, 'every assertion lives at most five minutes', (entry) => {
        const limit = entry.startedAt / 1000 + aheadS + LIFETIME_S + LEEWAY_S
        return isOwnAssertion(context, entry) && readExpiryS(entry.facts.clientAssertion) > limit
          ? 'an assertion lives longer than five minutes'
          : undefined
      })
    },
  }),
)

/** Returns by how many seconds the clock of the struck reply was ahead. */
function readClockAheadS({ struck }: StrikeContext): number {
  const told = Date.parse((struck?.sent && findReplyHeader(struck.sent, 'date')) ?? '')
  return Math.max(0, (told - (struck?.endedAt ?? struck?.startedAt ?? 0)) / 1000) || 0
}

function readExpiryS(assertion: string | undefined): number {
  const read = decodeAssertion(assertion ?? '')
  return 'claims' in read ? Number(read.claims.exp ?? Number.POSITIVE_INFINITY) : 0
}
