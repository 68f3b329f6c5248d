import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { brandsPage } from '../../core/declare/spec.ts'
import { findReplyHeader } from '../../core/http/reply.ts'
import type { FactHistory } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isAttributed } from '../evidence/is-attributed.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const brandsRevalidated = defineRule({
  name: 'brands-revalidated',
  level: 'warning',
  catalogueIds: ['C-186'],
  spec: brandsPage('caching-brand-bundles'),
  requirement: 'A brand bundle that was fetched before is requested with If-None-Match.',
  howToFix: 'Keep the ETag of the bundle and send it as If-None-Match.',
  steps: ['brands'],
  checkRun: (run, past) => {
    const fetched = run.filter(({ step, request }) => step === 'brands' && request.method === 'GET')
    const tagged = fetched.findIndex(({ sent }) => sent && findReplyHeader(sent, 'etag') !== undefined)
    const later = tagged < 0 ? [] : fetched.slice(tagged + 1)
    if (later.length === 0) return undefined
    if (later.every((entry) => toIncomingRequest(entry).header('if-none-match') !== undefined)) return PASS
    return isOfOneClient(fetched, past)
      ? fail('the whole bundle was fetched again', 'If-None-Match', 'none')
      : inconclusive('another client was active: the bundle may have been fetched by both')
  },
  examples: {
    valid: [
      { step: 'brands', reply: { status: 200, headers: [['ETag', '"1"']] } },
      { step: 'brands', headers: [['If-None-Match', '"1"']] },
    ],
    invalid: [{ step: 'brands', reply: { status: 200, headers: [['ETag', '"1"']] } }, { step: 'brands' }],
  },
})

/** Returns `true` when all requests come from one program, and no other run of the tenant has a client. */
function isOfOneClient(requests: readonly JournalEntry[], history: FactHistory): boolean {
  const programs = new Set(requests.map((entry) => toIncomingRequest(entry).header('user-agent')))
  return programs.size === 1 && requests.every((entry) => isAttributed(entry, history))
}
