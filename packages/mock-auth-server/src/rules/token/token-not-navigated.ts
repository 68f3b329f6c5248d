import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const tokenNotNavigated = defineRule({
  name: 'token-not-navigated',
  level: 'error',
  catalogueIds: ['C-095'],
  spec: rfc(6749, '4.1.3'),
  requirement: 'The client calls the token endpoint itself; the browser does not navigate there.',
  howToFix: 'Send the token request with fetch or from your server, not with a form that the page submits.',
  steps: ['token'],
  check: (entry) => {
    const incoming = toIncomingRequest(entry)
    const mode = incoming.header('sec-fetch-mode')
    if (mode === undefined || incoming.method !== 'POST') return undefined
    return mode === 'navigate' ? fail('the token request is a page navigation', 'fetch', mode) : PASS
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Sec-Fetch-Mode', 'cors']] }],
    invalid: [{ step: 'token', method: 'POST', headers: [['Sec-Fetch-Mode', 'navigate']] }],
  },
})
