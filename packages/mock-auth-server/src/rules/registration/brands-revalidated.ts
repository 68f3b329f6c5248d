import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { brandsPage } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'
import { toIncomingRequest } from '../evidence/to-incoming-request.ts'

export const brandsRevalidated = defineRule({
  name: 'brands-revalidated',
  level: 'warning',
  catalogueIds: ['C-186'],
  spec: brandsPage('caching-brand-bundles'),
  requirement: 'A brand bundle that was fetched before is requested with If-None-Match.',
  howToFix: 'Keep the ETag of the bundle and send it as If-None-Match.',
  steps: ['brands'],
  checkRun: (run) => {
    const fetched = run.filter(({ step, request }) => step === 'brands' && request.method === 'GET')
    const tagged = fetched.findIndex(({ sent }) => sent && findReplyHeader(sent, 'etag') !== undefined)
    const later = tagged < 0 ? [] : fetched.slice(tagged + 1)
    if (later.length === 0) return undefined
    return later.every((entry) => toIncomingRequest(entry).header('if-none-match') !== undefined)
      ? PASS
      : fail('the whole bundle was fetched again', 'If-None-Match', 'none')
  },
  examples: {
    valid: [
      { step: 'brands', reply: { status: 200, headers: [['ETag', '"1"']] } },
      { step: 'brands', headers: [['If-None-Match', '"1"']] },
    ],
    invalid: [{ step: 'brands', reply: { status: 200, headers: [['ETag', '"1"']] } }, { step: 'brands' }],
  },
})
