import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/requests/parse-requested-scopes.ts'

export const fhirUserNotProfile = defineRule({
  name: 'fhir-user-not-profile',
  level: 'info',
  catalogueIds: ['C-068'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  requirement: 'The user is requested with the scope fhirUser, not with the older profile.',
  howToFix: 'Request fhirUser instead of profile.',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes || !requestsScope(scopes, 'fhirUser', 'profile')) return undefined
    return requestsScope(scopes, 'fhirUser') ? PASS : fail('profile is requested', 'fhirUser', 'profile')
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'openid fhirUser' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'openid profile' } }],
  },
})
