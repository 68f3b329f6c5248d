import { defineRule, fails, PASS } from '../../core/rule.ts'
import { appLaunch } from '../../core/spec.ts'
import { FHIR_STEPS } from '../../core/steps.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const tokenBeforeData = defineRule({
  name: 'token-before-data',
  level: 'warning',
  ids: ['C-161'],
  spec: appLaunch('access-fhir-api'),
  text: 'Protected data is asked for after a token was obtained, not before.',
  fix: 'Read from smart-configuration that a token is needed, instead of trying without one.',
  steps: FHIR_STEPS,
  check: (entry, past) => {
    const incoming = incomingOf(entry)
    if (incoming.header('authorization') !== undefined) return PASS
    const byHand = incoming.header('sec-fetch-mode') === 'navigate'
    if (byHand || entry.listener === 'canary' || incoming.target.includes('.well-known')) return undefined
    if (past.recent('issuedAccessToken').length > 0) return undefined
    return fails('a FHIR request came before any token was issued', 'a token first', 'no token')
  },
  examples: {
    good: [{ step: 'fhir-read', target: '/fhir/Patient/1', headers: [['Authorization', 'Bearer at.1']] }],
    bad: [{ step: 'fhir-read', target: '/fhir/Patient/1' }],
  },
})
