import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { isAttributed } from '../evidence/is-attributed.ts'
import { carriesToken, hasIssuedToken } from '../evidence/requests/bare-request.ts'

export const bearerSent = defineRule({
  name: 'bearer-sent',
  level: 'error',
  catalogueIds: ['C-141'],
  spec: appLaunch('access-fhir-api'),
  requirement: 'Every request for protected data carries the access token.',
  howToFix: 'Send Authorization: Bearer <access token> with every FHIR request but /metadata.',
  steps: FHIR_STEPS,
  check: (entry, past) => {
    const carries = carriesToken(entry)
    if (carries !== false) return carries && PASS
    if (!hasIssuedToken(entry, past)) return undefined
    return isAttributed(entry, past)
      ? fail('a FHIR request was sent without the issued token', 'Authorization: Bearer …', 'none')
      : inconclusive('another client was active: the request without a token may be its own')
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', target: '/fhir/Patient/1', headers: [['Authorization', 'Bearer at.1']] },
    ],
    invalid: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', target: '/fhir/Patient/1' },
    ],
  },
})
