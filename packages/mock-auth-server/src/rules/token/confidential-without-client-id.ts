import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'

export const confidentialWithoutClientId = defineRule({
  name: 'confidential-without-client-id',
  level: 'warning',
  catalogueIds: ['C-092'],
  spec: appLaunch('request-5'),
  requirement: 'A client that authenticates does not also send client_id in the form.',
  howToFix: 'Leave client_id out of the form: the Authorization header or the assertion names the client.',
  steps: ['token'],
  check: (entry) => {
    const { basic, assertion, formClientId } = readCredentials(entry)
    if (basic === undefined && assertion === undefined) return undefined
    return formClientId === undefined ? PASS : fail('client_id is in the form too', 'left out', formClientId)
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']], body: 'code=1' }],
    invalid: [
      { step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']], body: 'client_id=a' },
    ],
  },
})
