import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const publicWithoutSecret = defineRule({
  name: 'public-without-secret',
  level: 'warning',
  catalogueIds: ['C-105'],
  spec: appLaunch('request-5'),
  requirement: 'A public client sends no credentials.',
  howToFix: 'Leave out the Authorization header and client_secret; client_id in the form is enough.',
  steps: ['token'],
  check: (entry) => {
    if (entry.facts.clientType !== 'public') return undefined
    const { methods } = readCredentials(entry)
    return methods.length === 0
      ? PASS
      : fail('a public client sent credentials', 'none', methods.join(' and '))
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', body: 'client_id=a', facts: { clientType: 'public' } }],
    invalid: [
      { step: 'token', method: 'POST', body: 'client_id=a&client_secret=', facts: { clientType: 'public' } },
    ],
  },
})
