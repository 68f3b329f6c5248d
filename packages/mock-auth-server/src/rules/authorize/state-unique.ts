import { defineRule } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { judgeSingleUse } from '../evidence/judge-single-use.ts'

export const stateUnique = defineRule({
  name: 'state-unique',
  level: 'error',
  catalogueIds: ['C-051'],
  spec: appLaunch('app-protection'),
  requirement: 'Each authorize request has its own state.',
  howToFix:
    'Generate the state when the authorize request is built, and discard it once its response has arrived.',
  steps: ['authorize'],
  check: (entry, past) => judgeSingleUse(entry, past, 'state', 'state'),
  examples: {
    valid: [
      { step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq' } },
      { step: 'authorize', facts: { state: '4fJ8sLq0TnVbX2dR7kWmHa' } },
    ],
    invalid: [
      { step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq', codeChallenge: 'one' } },
      { step: 'authorize', facts: { state: 'Zb3kPq9XwR2mYt7aLn5vCq', codeChallenge: 'two' } },
    ],
  },
})
