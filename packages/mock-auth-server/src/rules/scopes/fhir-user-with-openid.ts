import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/requests/parse-requested-scopes.ts'

export const fhirUserWithOpenid = defineRule({
  name: 'fhir-user-with-openid',
  level: 'error',
  catalogueIds: ['C-067'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  requirement: 'The scope fhirUser (or profile) is requested together with openid.',
  howToFix: 'Request "openid fhirUser".',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes || !requestsScope(scopes, 'fhirUser', 'profile')) return undefined
    return requestsScope(scopes, 'openid')
      ? PASS
      : fail('openid is missing', 'openid fhirUser', entry.facts.scope)
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'openid fhirUser' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'fhirUser patient/*.rs' } }],
  },
})
