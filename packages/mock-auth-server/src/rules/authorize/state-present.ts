import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const statePresent = defineRule({
  name: 'state-present',
  level: 'error',
  catalogueIds: ['C-048'],
  spec: appLaunch('request-4'),
  requirement: 'Every authorize request carries a state.',
  howToFix:
    'Generate a random state for each authorize request, bind it to the browser session, and send it.',
  steps: ['authorize'],
  check: ({ facts: { state } }) => (state ? PASS : fail('state is missing', 'a random state', 'none')),
  examples: {
    valid: [{ step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    invalid: [{ step: 'authorize', facts: { clientId: 'app' } }],
  },
})
