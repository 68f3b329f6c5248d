import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'

export const keysCacheable = defineRule({
  name: 'keys-cacheable',
  level: 'warning',
  ids: ['C-126'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  text: 'The key set states in Cache-Control how long it may be cached.',
  fix: 'Send Cache-Control with a max-age, so that servers notice a new key in time.',
  steps: ['outbound'],
  check: ({ sent }) => {
    if (sent?.status !== 200) return undefined
    return findReplyHeader(sent, 'cache-control') ? PASS : fail('Cache-Control is missing', 'max-age', 'none')
  },
  examples: {
    good: [{ step: 'outbound', reply: { status: 200, headers: [['cache-control', 'max-age=300']] } }],
    bad: [{ step: 'outbound', reply: { status: 200 } }],
  },
})
