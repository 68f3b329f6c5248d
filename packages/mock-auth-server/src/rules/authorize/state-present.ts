import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const statePresent = defineRule({
  name: 'state-present',
  level: 'error',
  ids: ['C-048'],
  spec: appLaunch('request-4'),
  text: 'Every authorize request carries a state.',
  fix: 'Generate a random state for each authorize request, bind it to the browser session, and send it.',
  steps: ['authorize'],
  check: ({ facts: { state } }) => (state ? PASS : fail('state is missing', 'a random state', 'none')),
  examples: {
    good: [{ step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq' } }],
    bad: [{ step: 'authorize', facts: { clientId: 'app' } }],
  },
})
