import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRepeatedNames } from '../../core/http/incoming-request.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

export const authorizeParametersOnce = defineRule({
  name: 'authorize-parameters-once',
  level: 'error',
  catalogueIds: ['C-018'],
  spec: rfc(6749, '3.1'),
  requirement: 'Each parameter of the authorize request occurs once.',
  howToFix: 'Set parameters instead of appending them.',
  steps: ['authorize'],
  check: (entry) => {
    const params = parseAuthorizeParams(entry)
    if (params.size === 0) return undefined
    const [name] = findRepeatedNames(params)
    return name ? fail(`${name} occurs more than once`, 'once', `${params.getAll(name).length} times`) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?state=a&scope=b' }],
    invalid: [{ step: 'authorize', target: '/auth/authorize?state=a&scope=b&scope=c' }],
  },
})
