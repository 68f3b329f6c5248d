import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import { computeEntropyBound, decodeJsonObject, parseUuidVersion } from '../../core/util/entropy.ts'

const SAMPLES = 3
const MINIMUM_BITS = 122
/** Number of characters that three random values may share by chance. */
const BY_CHANCE = 4

export const stateUnpredictable = defineRule({
  name: 'state-unpredictable',
  level: 'error',
  catalogueIds: ['C-050'],
  spec: appLaunch('app-protection'),
  requirement:
    'The part that changes from one state to the next is random: no counter, no clock, no version 1, 6 or 7 UUID.',
  howToFix: 'Generate the whole state with a cryptographic generator for each authorize request.',
  steps: ['authorize'],
  check: ({ facts: { state, clientId } }, past) => {
    if (!state) return undefined
    const version = parseUuidVersion(state)
    if (version !== undefined && version !== '4') {
      return fail('the state is a time-based UUID', 'a version 4 UUID', `version ${version}`)
    }
    const samples = samplesOf(past, clientId, state)
    if (samples.length < SAMPLES || decodeJsonObject(state)) return undefined
    const kept = sharedPrefix(samples)
    const changing = state.slice(kept < BY_CHANCE ? 0 : kept)
    const bits = version === '4' && kept < BY_CHANCE ? MINIMUM_BITS : computeEntropyBound(changing)
    if (bits >= MINIMUM_BITS || kept < BY_CHANCE) return PASS
    return fail(
      `${samples.length} states begin with the same ${kept} characters, and the rest can be guessed`,
      `at least ${MINIMUM_BITS} changing bits`,
      `at most ${Math.floor(bits)} bits in "${changing.slice(0, 60)}"`,
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

function samplesOf(history: FactHistory, clientId: string | undefined, state: string): string[] {
  const before = history
    .findRecent('state')
    .filter(({ step, facts }) => step === 'authorize' && facts.clientId === clientId)
    .map(({ facts }) => facts.state ?? '')
  return [...new Set([...before.slice(-10), state])]
}

function sharedPrefix([first = '', ...others]: readonly string[]): number {
  let length = 0
  while (length < first.length && others.every((other) => other[length] === first[length])) length += 1
  return length
}
