import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { filterResourceScopes, parseRequestedScopes } from '../evidence/requests/parse-requested-scopes.ts'

export const backendAsksForSystemScopes = defineRule({
  name: 'backend-asks-for-system-scopes',
  level: 'warning',
  catalogueIds: ['C-071'],
  spec: backendServices('scopes'),
  requirement: 'A backend service requests system/ scopes, since it has no user or patient in context.',
  howToFix: 'Request system/ scopes, unless a context was agreed on with the server by other means.',
  steps: ['token'],
  check: (entry) => {
    const scopes = filterResourceScopes(parseRequestedScopes(entry) ?? [])
    if (scopes.length === 0) return undefined
    const other = scopes.find(({ level }) => level !== 'system')
    return other ? fail('the scope needs a user or a patient', 'system/', other.raw) : PASS
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', body: 'grant_type=client_credentials&scope=system%2F*.rs' }],
    invalid: [{ step: 'token', method: 'POST', body: 'grant_type=client_credentials&scope=patient%2F*.rs' }],
  },
})
