import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/to-incoming-request.ts'

export const responseTypeCode = defineRule({
  name: 'response-type-code',
  level: 'error',
  ids: ['C-020'],
  spec: appLaunch('request-4'),
  text: 'The authorize request requests a code.',
  fix: 'Send response_type=code.',
  steps: ['authorize'],
  check: (entry) => {
    const params = parseAuthorizeParams(entry)
    const type = params.get('response_type')
    if (type === 'code') return PASS
    return fail('response_type is not code', 'code', type ?? 'none')
  },
  examples: {
    good: [{ step: 'authorize', target: '/auth/authorize?response_type=code' }],
    bad: [{ step: 'authorize', target: '/auth/authorize?response_type=token' }],
  },
})
