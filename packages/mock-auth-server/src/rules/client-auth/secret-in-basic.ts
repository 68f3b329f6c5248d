import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { clientSymmetric } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const secretInBasic = defineRule({
  name: 'secret-in-basic',
  level: 'error',
  catalogueIds: ['C-100'],
  spec: clientSymmetric('authentication-using-a-client_secret'),
  requirement: 'A client with a secret sends it by Basic, not in the form.',
  howToFix: 'Send Authorization: Basic with base64 of client_id:client_secret.',
  steps: ['token'],
  check: (entry) => {
    const { basic, formSecret } = readCredentials(entry)
    if (entry.facts.clientType !== 'confidential-symmetric') return undefined
    if (formSecret !== undefined)
      return fail('the secret is in the form', 'Authorization: Basic', 'client_secret')
    return basic === undefined ? undefined : PASS
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
        body: 'client_id=a&client_secret=b',
        facts: { clientType: 'confidential-symmetric' },
      },
    ],
  },
})
