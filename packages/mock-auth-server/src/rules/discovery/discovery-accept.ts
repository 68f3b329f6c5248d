import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { accepts } from '../../core/http/accepts.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const discoveryAccept = defineRule({
  name: 'discovery-accept',
  level: 'warning',
  ids: ['C-005'],
  spec: appLaunch('step-3-discovery'),
  text: 'An Accept header of discovery admits application/json.',
  fix: 'Send Accept: application/json, or no Accept header.',
  steps: ['discovery'],
  check: (entry) => {
    const accept = incomingOf(entry).header('accept')
    if (accept === undefined) return undefined
    return accepts(accept, 'application/json')
      ? PASS
      : fails('Accept does not admit JSON', 'application/json', accept)
  },
  examples: {
    good: [{ step: 'discovery', headers: [['Accept', 'application/json, text/plain;q=0.5']] }],
    bad: [{ step: 'discovery', headers: [['Accept', 'application/fhir+json']] }],
  },
})
