import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { readReplyText } from '../core/http/reply.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Requests that were on their way when the token expired do not count. */
const GRACE_MS = 1000

/** Expects that the token of a struck response is not used after the `expires_in` that was sent (C-145). */
export const stopsUsingExpiredToken: () => Expectation = defineExpectation('stopsUsingExpiredToken', () => ({
  sentence: 'does not use the token after its expires_in',
  start: (context) => {
    const expiries = new Map<string, number>()
    const add = (from: StrikeContext) => {
      const token = from.fact('issuedAccessToken')
      const lifetimeMs = from.struck?.sent && readExpiresInMs(readReplyText(from.struck.sent))
      if (from.struck && token !== undefined && lifetimeMs !== undefined) {
        expiries.set(token, (from.struck.endedAt ?? from.struck.startedAt) + lifetimeMs)
      }
      return undefined
    }
    add(context)
    return {
      onStrike: add,
      onExchange: (entry) => {
        const expiry = expiries.get(entry.facts.accessToken ?? '')
        if (expiry === undefined || !isDataStep(entry.step)) return undefined
        const late = entry.startedAt - expiry
        return late > GRACE_MS
          ? conclude('not met', `the token was used ${late} ms after it expired`, context, entry)
          : undefined
      },
      conclude: (state) =>
        expiries.size === 0
          ? conclude('inconclusive', 'the struck response had no token with an expires_in', context)
          : concludeAbsence(state, 'the token was not used after its expiry'),
    }
  },
}))

function readExpiresInMs(text: string | undefined): number | undefined {
  try {
    const seconds = Number((JSON.parse(text ?? '') as { expires_in?: unknown }).expires_in ?? Number.NaN)
    return Number.isFinite(seconds) ? seconds * 1000 : undefined
  } catch {
    return undefined
  }
}
