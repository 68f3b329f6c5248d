import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects that each login uses endpoints that were discovered for it, distinguished by a query parameter. */
export const usesFreshEndpoints: (parameter: string) => Expectation = defineExpectation(
  'usesFreshEndpoints',
  (parameter: string) => ({
    sentence: 'discovers the endpoints again for each login',
    scope: 'fault',
    start: (context) => {
      const logins = new Map<string, JournalEntry>()
      return {
        onExchange: (entry) => {
          if (entry.step !== 'authorize' || entry.listener !== 'public' || entry.seq <= context.seq)
            return undefined
          const { target } = entry.request
          const generation = new URLSearchParams(target.slice(target.indexOf('?') + 1)).get(parameter) ?? ''
          const key = JSON.stringify([entry.facts.clientId, generation])
          const earlier = logins.get(key)
          logins.set(key, earlier ?? entry)
          return earlier && earlier.facts.state !== entry.facts.state
            ? conclude('not met', 'a login used the endpoints of an earlier discovery', earlier, entry)
            : undefined
        },
        conclude: ({ kind }) => {
          if (kind === 'open') return conclude('pending', 'waiting for another login')
          const all = [...logins.values()]
          return all.length > 1
            ? conclude('met', 'each login used the endpoints of its own discovery', ...all.slice(0, 5))
            : conclude('inconclusive', 'a single login cannot show whether endpoints are cached', ...all)
        },
      }
    },
  }),
)
