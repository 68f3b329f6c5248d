import type { Expectation } from '../core/declare/expectation.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { watchPresence } from './shared/presence.ts'

/** Expects a new authorize request of the same client (J6). */
export const reauthorizes: () => Expectation = defineExpectation('reauthorizes', () => ({
  sentence: 'begins a new login',
  scope: 'tenant',
  start: (context) => {
    const clientId = context.fact('clientId')
    return watchPresence(
      context,
      'new authorize request',
      ({ step, facts }, { isInRun }) =>
        step === 'authorize' && (clientId === undefined ? isInRun : facts.clientId === clientId),
    )
  },
}))
