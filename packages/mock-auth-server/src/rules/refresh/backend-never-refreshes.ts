import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { backendServices } from '../../core/declare/spec.ts'

export const backendNeverRefreshes = defineRule({
  name: 'backend-never-refreshes',
  level: 'warning',
  catalogueIds: ['C-140'],
  spec: backendServices('obtain-access-token'),
  requirement: 'A backend service requests a new token instead of refreshing one.',
  howToFix: 'Send a new client_credentials request with a new assertion.',
  steps: ['token'],
  check: ({ facts: { clientType, grantType } }) => {
    if (clientType !== 'backend' || grantType === undefined) return undefined
    return grantType === 'refresh_token'
      ? fail('a backend service refreshes', 'client_credentials', grantType)
      : PASS
  },
  examples: {
    valid: [{ step: 'token', facts: { clientType: 'backend', grantType: 'client_credentials' } }],
    invalid: [{ step: 'token', facts: { clientType: 'backend', grantType: 'refresh_token' } }],
  },
})
