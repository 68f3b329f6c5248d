import { defineRule } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { judgeSingleUse } from '../evidence/judge-single-use.ts'

export const challengeUnique = defineRule({
  name: 'challenge-unique',
  level: 'error',
  catalogueIds: ['C-041'],
  spec: rfc(9700, '2.1.1'),
  requirement: 'Each authorize request has its own code_challenge.',
  howToFix: 'Generate a new code_verifier for every login.',
  steps: ['authorize'],
  check: (entry, past) => judgeSingleUse(entry, past, 'codeChallenge', 'code_challenge'),
  examples: {
    valid: [
      { step: 'authorize', facts: { codeChallenge: 'one', state: 'a' } },
      { step: 'authorize', facts: { codeChallenge: 'two', state: 'b' } },
    ],
    invalid: [
      { step: 'authorize', facts: { codeChallenge: 'one', state: 'a' } },
      { step: 'authorize', facts: { codeChallenge: 'one', state: 'b' } },
    ],
  },
})
