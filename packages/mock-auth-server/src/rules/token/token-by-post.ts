import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const tokenByPost = defineRule({
  name: 'token-by-post',
  level: 'error',
  catalogueIds: ['C-080', 'C-129'],
  spec: appLaunch('request-5'),
  requirement: 'Tokens are requested by POST.',
  howToFix: 'Send the token request by POST.',
  steps: ['token'],
  check: (entry) => {
    const { method, query } = toIncomingRequest(entry)
    if (method === 'POST') return PASS
    // A request without parameters, for instance from a browser's address bar, requests no token.
    return query.size === 0 ? undefined : fail('the token request does not use POST', 'POST', method)
  },
  examples: {
    valid: [{ step: 'token', method: 'POST' }],
    invalid: [{ step: 'token', target: '/auth/token?grant_type=authorization_code' }],
  },
})
