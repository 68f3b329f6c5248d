import { concludeSelfEvident } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { Facts } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { hasText } from './shared/has-text.ts'

const PLACES = { canary: 'the canary', side: 'the unprotected listener' } as const

/**
 * Expects that the canary, or the side listeners, receive no Authorization, code, secret or token; a preflight
 * for `authorization` is an attempt (J11).
 */
export const leaksNothing: (at?: 'canary' | 'side') => Expectation = defineExpectation(
  'leaksNothing',
  (at: 'canary' | 'side' = 'canary') => ({
    sentence: `sends no secret to ${PLACES[at]}`,
    scope: 'tenant',
    start: (context) => {
      const secrets = findEarlierSecrets(context)
      const watch = watchAbsence(context, `no secret reached ${PLACES[at]}`, (entry) => {
        if (entry.listener !== at) return undefined
        const isLeak = carriesAuthorization(entry) || [...secrets].some((secret) => hasText(entry, secret))
        return isLeak
          ? concludeSelfEvident(`${PLACES[at]} received a token or another secret`, context, entry)
          : undefined
      })
      return {
        ...watch,
        onExchange: (entry, attribution) => {
          if (attribution.isInRun) for (const secret of listSecrets(entry.facts)) secrets.add(secret)
          return watch.onExchange?.(entry, attribution)
        },
      }
    },
  }),
)

function findEarlierSecrets({ run, history }: StrikeContext): Set<string> {
  return new Set(run === undefined ? [] : history.findByRun(run).flatMap(({ facts }) => listSecrets(facts)))
}

function listSecrets({ issuedCode, issuedAccessToken, issuedRefreshToken, codeVerifier }: Facts): string[] {
  return [issuedCode, issuedAccessToken, issuedRefreshToken, codeVerifier].filter(
    (value) => value !== undefined,
  )
}

/**
 * Returns `true` when a request carries a token or asks for it; a preflight to a path without an endpoint is
 * not a preflight step.
 */
function carriesAuthorization({ request }: JournalEntry): boolean {
  return request.headers.some(([name, value]) => {
    const header = name.toLowerCase()
    if (header === 'authorization') return true
    return (
      request.method === 'OPTIONS' &&
      header === 'access-control-request-headers' &&
      /\bauthorization\b/i.test(value)
    )
  })
}
