import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const bearerOnlyInHeader = defineRule({
  name: 'bearer-only-in-header',
  level: 'error',
  catalogueIds: ['C-142'],
  spec: rfc(6750, '2'),
  requirement: 'The access token is sent only in the Authorization header, never in the URL or in a form.',
  howToFix: 'Remove access_token from the query or form, and send Authorization: Bearer <access token>.',
  steps: FHIR_STEPS,
  check: (entry) => {
    const incoming = toIncomingRequest(entry)
    const inUrl = incoming.query.has('access_token')
    if (inUrl || incoming.form.has('access_token')) {
      return fail('the token is not in the header', 'Authorization header', inUrl ? 'URL' : 'form')
    }
    return incoming.header('authorization') === undefined ? undefined : PASS
  },
  examples: {
    valid: [{ step: 'fhir-read', target: '/fhir/Patient/1', headers: [['Authorization', 'Bearer at.1']] }],
    invalid: [{ step: 'fhir-read', target: '/fhir/Patient/1?access_token=at.1' }],
  },
})
