import { defineRule, fails, PASS } from '../../core/rule.ts'
import { appLaunch } from '../../core/spec.ts'
import { FHIR_STEPS } from '../../core/steps.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const bearerSent = defineRule({
  name: 'bearer-sent',
  level: 'error',
  ids: ['C-141'],
  spec: appLaunch('access-fhir-api'),
  text: 'Every request for protected data carries the access token.',
  fix: 'Send Authorization: Bearer <access token> with every FHIR request but /metadata.',
  steps: FHIR_STEPS,
  check: (entry, past) => {
    const incoming = incomingOf(entry)
    if (incoming.header('authorization') !== undefined) return PASS
    const elsewhere = incoming.query.has('access_token') || incoming.form.has('access_token')
    const byHand = incoming.header('sec-fetch-mode') === 'navigate'
    if (elsewhere || byHand || entry.listener === 'canary') return undefined
    if (past.recent('issuedAccessToken').length === 0 || incoming.target.includes('.well-known'))
      return undefined
    return fails(
      'a FHIR request came without a token, after one was issued',
      'Authorization: Bearer …',
      'none',
    )
  },
  examples: {
    good: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', target: '/fhir/Patient/1', headers: [['Authorization', 'Bearer at.1']] },
    ],
    bad: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', target: '/fhir/Patient/1' },
    ],
  },
})
