import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/parse-requested-scopes.ts'

export const fhirUserWithOpenid = defineRule({
  name: 'fhir-user-with-openid',
  level: 'error',
  ids: ['C-067'],
  spec: scopesPage('scopes-for-requesting-identity-data'),
  text: 'The scope fhirUser (or profile) is requested together with openid.',
  fix: 'Request "openid fhirUser".',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes || !requestsScope(scopes, 'fhirUser', 'profile')) return undefined
    return requestsScope(scopes, 'openid')
      ? PASS
      : fail('openid is missing', 'openid fhirUser', entry.facts.scope)
  },
  examples: {
    good: [{ step: 'authorize', facts: { scope: 'openid fhirUser' } }],
    bad: [{ step: 'authorize', facts: { scope: 'fhirUser patient/*.rs' } }],
  },
})
