import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const clientAuthenticates = defineRule({
  name: 'client-authenticates',
  level: 'error',
  catalogueIds: ['C-096'],
  spec: appLaunch('request-5'),
  requirement: 'A confidential client authenticates with every token request, refreshes included.',
  howToFix: 'Send the Authorization header (or the assertion) with refresh requests as well.',
  steps: ['token'],
  check: (entry) => {
    const { clientType } = entry.facts
    if (clientType === undefined || clientType === 'public' || entry.request.method !== 'POST')
      return undefined
    return readCredentials(entry).methods.length > 0
      ? PASS
      : fail(`the ${clientType} client sent no credentials`, 'credentials', 'none')
  },
  examples: {
    valid: [
      {
        step: 'token',
        method: 'POST',
        headers: [['Authorization', 'Basic YTpi']],
        facts: { clientType: 'confidential-symmetric' },
      },
    ],
    invalid: [
      {
        step: 'token',
        method: 'POST',
        body: 'grant_type=refresh_token&client_id=a',
        facts: { clientType: 'confidential-symmetric' },
      },
    ],
  },
})
