import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { filterResourceScopes, parseRequestedScopes } from '../evidence/requests/parse-requested-scopes.ts'

export const systemScopesForBackends = defineRule({
  name: 'system-scopes-for-backends',
  level: 'error',
  catalogueIds: ['C-071'],
  spec: backendServices('scopes'),
  requirement: 'A client with a user requests patient/ and user/ scopes, never system/ scopes.',
  howToFix: 'Leave system/ scopes to backend services, which have no user.',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = filterResourceScopes(parseRequestedScopes(entry) ?? [])
    if (scopes.length === 0) return undefined
    const other = scopes.find(({ level }) => level === 'system')
    return other ? fail('a system/ scope is requested with a user', 'patient/ or user/', other.raw) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'user/*.rs' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'system/*.rs' } }],
  },
})
