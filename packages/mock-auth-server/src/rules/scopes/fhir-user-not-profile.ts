import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { askedScopes, asksFor } from '../evidence/asked-scopes.ts'

export const fhirUserNotProfile = defineRule({
  name: 'fhir-user-not-profile',
  level: 'info',
  ids: ['C-068'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  text: 'The user is asked for by fhirUser, not by the older profile.',
  fix: 'Ask for fhirUser instead of profile.',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = askedScopes(entry)
    if (!scopes || !asksFor(scopes, 'fhirUser', 'profile')) return undefined
    return asksFor(scopes, 'fhirUser') ? PASS : fails('profile is asked for', 'fhirUser', 'profile')
  },
  examples: {
    good: [{ step: 'authorize', facts: { scope: 'openid fhirUser' } }],
    bad: [{ step: 'authorize', facts: { scope: 'openid profile' } }],
  },
})
