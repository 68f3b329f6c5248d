import { concludeSelfEvident } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { watchAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { hasText } from './shared/has-text.ts'

/** Expects that no later request contains that text anywhere: only a careless client would pass it on. */
export const neverSends: (text: string) => Expectation = defineExpectation('neverSends', (text: string) => ({
  sentence: `does not pass on ${text}`,
  scope: 'tenant',
  start: (context) =>
    watchAbsence(context, `${text} was not passed on`, (entry) =>
      hasText(entry, text) ? concludeSelfEvident(`${text} was passed on`, context, entry) : undefined,
    ),
}))
