import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { isAttributed } from '../evidence/is-attributed.ts'
import { carriesToken, hasIssuedToken } from '../evidence/requests/bare-request.ts'

export const tokenBeforeData = defineRule({
  name: 'token-before-data',
  level: 'warning',
  catalogueIds: ['C-161'],
  spec: appLaunch('access-fhir-api'),
  requirement: 'Protected data is requested only after a token was obtained.',
  howToFix: 'Learn from smart-configuration that a token is required, instead of trying without one.',
  steps: FHIR_STEPS,
  check: (entry, past) => {
    const carries = carriesToken(entry)
    if (carries !== false) return carries && PASS
    if (hasIssuedToken(entry, past)) return undefined
    return isAttributed(entry, past)
      ? fail('a FHIR request was sent before a token was issued', 'a token first', 'no token')
      : inconclusive('another client was active: the request without a token may be its own')
  },
  examples: {
    valid: [{ step: 'fhir-read', target: '/fhir/Patient/1', headers: [['Authorization', 'Bearer at.1']] }],
    invalid: [{ step: 'fhir-read', target: '/fhir/Patient/1' }],
  },
})
