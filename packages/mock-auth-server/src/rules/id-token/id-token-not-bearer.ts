import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

export const idTokenNotBearer = defineRule({
  name: 'id-token-not-bearer',
  level: 'error',
  catalogueIds: ['C-168'],
  spec: rfc(9700, '2.3'),
  requirement: 'The id_token is for the client only and is not a bearer token.',
  howToFix: 'Send the access_token to the FHIR API; the client only reads the id_token.',
  steps: [...FHIR_STEPS, 'userinfo'],
  check: ({ facts: { accessToken } }, past) => {
    if (!accessToken || past.findRecent('issuedIdToken').length === 0) return undefined
    return past.findByValue('issuedIdToken', accessToken).length > 0
      ? fail('the id_token was sent as a bearer token', 'access_token', 'id_token')
      : PASS
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedIdToken: 'e.y.j', issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', facts: { accessToken: 'at.1' } },
    ],
    invalid: [
      { step: 'token', facts: { issuedIdToken: 'e.y.j', issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', facts: { accessToken: 'e.y.j' } },
    ],
  },
})
