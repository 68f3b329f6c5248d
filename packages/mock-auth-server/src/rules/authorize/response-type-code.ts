import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

export const responseTypeCode = defineRule({
  name: 'response-type-code',
  level: 'error',
  catalogueIds: ['C-020'],
  spec: appLaunch('request-4'),
  requirement: 'The authorize request requests a code.',
  howToFix: 'Send response_type=code.',
  steps: ['authorize'],
  check: (entry) => {
    const params = parseAuthorizeParams(entry)
    const type = params.get('response_type')
    if (type === 'code') return PASS
    return fail('response_type is not code', 'code', type ?? 'none')
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?response_type=code' }],
    invalid: [{ step: 'authorize', target: '/auth/authorize?response_type=token' }],
  },
})
