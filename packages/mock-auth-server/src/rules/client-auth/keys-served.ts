import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientAsymmetric } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'

export const keysServed = defineRule({
  name: 'keys-served',
  level: 'error',
  catalogueIds: ['C-126'],
  spec: clientAsymmetric('registering-a-client-communicating-public-keys'),
  requirement: 'The key set URL of a client returns 200 with JSON to every caller.',
  howToFix: 'Serve the key set as application/json, without sign-in and without redirects.',
  steps: ['outbound'],
  check: ({ request, sent }) => {
    if (!sent) return undefined
    const revalidates = request.headers.some(([name]) => name.toLowerCase() === 'if-none-match')
    if (revalidates && sent.status === 304) return PASS
    if (sent.status !== 200)
      return fail('the key set cannot be fetched', '200', String(sent.status || 'no response'))
    const type = findReplyHeader(sent, 'content-type') ?? 'none'
    return /json/i.test(type) ? PASS : fail('the key set is not served as JSON', 'application/json', type)
  },
  examples: {
    valid: [
      { step: 'outbound', reply: { status: 200, headers: [['content-type', 'application/json']] } },
      { step: 'outbound', headers: [['If-None-Match', '"1"']], reply: { status: 304 } },
    ],
    invalid: [
      { step: 'outbound', reply: { status: 302 } },
      { step: 'outbound', reply: { status: 304 } },
    ],
  },
})
