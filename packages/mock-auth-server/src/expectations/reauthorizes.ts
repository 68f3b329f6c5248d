import type { Expectation } from '../core/declare/expectation.ts'
import { defineExpectation } from './shared/define-expectation.ts'
import { watchPresence } from './shared/presence.ts'

/** Expects a new authorize request of the same client (J6). */
export const reauthorizes: () => Expectation = defineExpectation('reauthorizes', () => ({
  sentence: 'begins a new login',
  scope: 'tenant',
  start: (scene) => {
    const clientId = scene.fact('clientId')
    return watchPresence(
      scene,
      'new authorize request',
      ({ step, facts }, { isInRun }) =>
        step === 'authorize' && (clientId === undefined ? isInRun : facts.clientId === clientId),
    )
  },
}))
