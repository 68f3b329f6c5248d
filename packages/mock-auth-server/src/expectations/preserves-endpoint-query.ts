import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Step } from '../core/journal/steps.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { isReaction } from './shared/is-reaction.ts'
import { concludeMissing } from './shared/presence.ts'

/** Expects that requests of that step keep a parameter of the published URL's query (RFC 6749 sections 3.1, 3.2). */
export const preservesEndpointQuery: (step: Step, name: string, value: string) => Expectation =
  defineExpectation('preservesEndpointQuery', (step: Step, name: string, value: string) => ({
    sentence: `keeps ${name}=${value} in ${step} requests`,
    start: (context) => {
      let kept: JournalEntry | undefined
      let isService = false
      return {
        onExchange: (entry) => {
          if (!isReaction(context, entry)) return undefined
          isService ||= entry.facts.grantType === 'client_credentials'
          if (entry.step !== step) return undefined
          if (!hasParameter(entry.request.target, name, value)) {
            return conclude('not met', `a ${step} request lacked ${name}=${value}`, context, entry)
          }
          kept ??= entry
          return undefined
        },
        conclude: (state) => {
          if (kept) return conclude('met', `${step} requests kept ${name}=${value}`, kept)
          return step === 'authorize' && isService
            ? conclude('met', 'a backend service sends no authorize request')
            : concludeMissing(state, `${step} request`)
        },
      }
    },
  }))

function hasParameter(target: string, name: string, value: string): boolean {
  const mark = target.indexOf('?')
  return mark >= 0 && new URLSearchParams(target.slice(mark + 1)).getAll(name).includes(value)
}
