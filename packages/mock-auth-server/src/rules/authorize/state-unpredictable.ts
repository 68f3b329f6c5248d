import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { computeChangingBound, computeEntropyBound } from '../../core/util/entropy.ts'
import { findEarlierValues, SMART_BITS } from '../evidence/random-values.ts'

const SAMPLES = 3

export const stateUnpredictable = defineRule({
  name: 'state-unpredictable',
  level: 'error',
  catalogueIds: ['C-050'],
  spec: appLaunch('app-protection'),
  requirement:
    'The part that changes from one state to the next is random: no counter, no clock, no version 1, 6 or 7 UUID.',
  howToFix: 'Generate the whole state with a cryptographic generator for each authorize request.',
  steps: ['authorize'],
  check: (entry, past) => {
    const { state } = entry.facts
    if (!state) return undefined
    const bound = computeEntropyBound(state, { at: entry.startedAt })
    if (bound < Math.min(SMART_BITS, computeEntropyBound(state))) {
      return fail(
        'the state contains the time of the request',
        `at least ${SMART_BITS} bits beside it`,
        `at most ${Math.floor(bound)} bits beside it in "${state.slice(0, 60)}"`,
      )
    }
    const earlier = findEarlierValues(entry, past, 'state').filter((other) => other !== state)
    if (earlier.length + 1 < SAMPLES) return undefined
    const bits = computeChangingBound([...earlier, state])
    return bits >= SMART_BITS
      ? PASS
      : fail(
          `the part that changes from one of ${earlier.length + 1} states to the next can be guessed`,
          `at least ${SMART_BITS} changing bits`,
          `at most ${Math.floor(bits)} bits in "${state.slice(0, 60)}"`,
        )
  },
  examples: {
    valid: [
      { step: 'authorize', facts: { clientId: 'app', state: 'app-Zb3kPq9XwR2mYt7aLn5vCq' } },
      { step: 'authorize', facts: { clientId: 'app', state: 'app-4fJ8sLq0TnVbX2dR7kWmHa' } },
      { step: 'authorize', facts: { clientId: 'app', state: 'app-pX6yGz1CuEo9IrAv3NwKtD' } },
    ],
    invalid: [
      { step: 'authorize', facts: { clientId: 'app', state: 'Zb3kPq9XwR2mYt7aLn5vCq0001' } },
      { step: 'authorize', facts: { clientId: 'app', state: 'Zb3kPq9XwR2mYt7aLn5vCq0002' } },
      { step: 'authorize', facts: { clientId: 'app', state: 'Zb3kPq9XwR2mYt7aLn5vCq0003' } },
    ],
  },
})
