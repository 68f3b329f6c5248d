import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'

export const keysCacheable = defineRule({
  name: 'keys-cacheable',
  level: 'warning',
  catalogueIds: ['C-126'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  requirement: 'The key set states in Cache-Control how long it may be cached.',
  howToFix: 'Send Cache-Control with a max-age, so that servers notice a new key in time.',
  steps: ['outbound'],
  check: ({ sent }) => {
    if (sent?.status !== 200) return undefined
    return findReplyHeader(sent, 'cache-control') ? PASS : fail('Cache-Control is missing', 'max-age', 'none')
  },
  examples: {
    valid: [{ step: 'outbound', reply: { status: 200, headers: [['cache-control', 'max-age=300']] } }],
    invalid: [{ step: 'outbound', reply: { status: 200 } }],
  },
})
