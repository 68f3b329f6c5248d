import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'
import { parseRequestedScopes, requestsScope } from '../evidence/requests/parse-requested-scopes.ts'

export const oneKindOfAccess = defineRule({
  name: 'one-kind-of-access',
  level: 'warning',
  catalogueIds: ['C-069'],
  spec: scopesPage('scopes-for-requesting-a-refresh-token'),
  requirement:
    'A client requests online_access in an EHR launch only, and never together with offline_access.',
  howToFix: 'Choose one: offline_access outlives the session, online_access ends with it.',
  steps: ['authorize'],
  check: (entry) => {
    const scopes = parseRequestedScopes(entry)
    if (!scopes || !requestsScope(scopes, 'online_access', 'offline_access')) return undefined
    if (!requestsScope(scopes, 'online_access')) return PASS
    if (requestsScope(scopes, 'offline_access')) return fail('both kinds are requested', 'one', 'both')
    return entry.facts.launch
      ? PASS
      : fail('online_access requires an EHR launch', 'offline_access', 'online_access')
  },
  examples: {
    valid: [{ step: 'authorize', facts: { scope: 'openid offline_access' } }],
    invalid: [{ step: 'authorize', facts: { scope: 'openid online_access offline_access' } }],
  },
})
