import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { decodeJsonObject } from '../../core/util/json-text.ts'

const SIGNED = /^[\w-]+\.[\w-]+\.[\w-]+$/
const SENSITIVE = /patient|mrn|birth|name|email|user|token|secret|verifier|password|session/i

export const stateOpaque = defineRule({
  name: 'state-opaque',
  level: 'warning',
  catalogueIds: ['C-052'],
  spec: rfc(6749, '10.12'),
  requirement: 'The state reveals nothing to its reader.',
  howToFix: 'Send a random value, and keep the data that belongs to it in your session.',
  steps: ['authorize'],
  check: ({ facts: { state } }) => {
    if (!state) return undefined
    const content = decodeJsonObject(state)
    if (!content) return PASS
    const names = Object.keys(content)
    const told = SIGNED.test(state) ? names.filter((name) => SENSITIVE.test(name)) : names
    return told.length === 0
      ? PASS
      : fail('the state is readable', 'a random value', `members ${told.join(', ')}`)
  },
  examples: {
    valid: [{ step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    invalid: [
      { step: 'authorize', facts: { state: 'eyJwYXRpZW50IjoiMTIzIiwiY3NyZiI6IlpiM2tQcTlYd1IybVl0N2EifQ' } },
    ],
  },
})
