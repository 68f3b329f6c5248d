import { type Conclusion, conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { isDataStep } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isExportRequest } from './shared/exports.ts'
import { concludeMissing } from './shared/presence.ts'

/**
 * Expects a FHIR or file request with a token that was issued with the strike or after it, and that is
 * accepted (J7).
 */
export const usesNewToken: (at: 'fhir' | 'file') => Expectation = defineExpectation(
  'usesNewToken',
  (at: 'fhir' | 'file') => ({
    sentence: at === 'file' ? 'fetches the files with a new token' : 'uses a new token',
    scope: 'tenant',
    start: (context) => {
      const issued = new Set<string>()
      const clientId = context.fact('clientId')
      const add = ({ facts }: JournalEntry) => {
        if (facts.issuedAccessToken !== undefined && facts.clientId === clientId) {
          issued.add(facts.issuedAccessToken)
        }
      }
      if (context.struck) add(context.struck)
      return {
        onExchange: (entry): Conclusion | undefined => {
          if (entry.seq <= context.seq) return undefined
          add(entry)
          if (!issued.has(entry.facts.accessToken ?? '') || !isUse(at, entry)) return undefined
          const what = at === 'file' ? 'a file was fetched' : 'the FHIR API was requested'
          return conclude('met', `${what} with a new token`, entry)
        },
        conclude: (state) =>
          concludeMissing(state, issued.size > 0 ? 'use of the new token' : 'request for a new token'),
      }
    },
  }),
)

function isUse(at: 'fhir' | 'file', entry: JournalEntry): boolean {
  if (entry.facts.error !== undefined || (entry.sent?.status ?? 0) >= 400) return false
  return at === 'file' ? isExportRequest('file', entry) : isDataStep(entry.step)
}
