import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readCredentials } from '../evidence/requests/read-credentials.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const secretNotInBrowser = defineRule({
  name: 'secret-not-in-browser',
  level: 'error',
  catalogueIds: ['C-104', 'C-180'],
  spec: appLaunch('support-for-public-and-confidential-apps'),
  requirement: 'Secrets and private keys are used on a server, never by a script in the browser.',
  howToFix: 'Register the app as public, or move the token request to its server.',
  steps: ['token'],
  check: (entry) => {
    if (readCredentials(entry).methods.length === 0) return undefined
    const incoming = toIncomingRequest(entry)
    const sign = ['origin', 'sec-fetch-site'].find((name) => incoming.header(name) !== undefined)
    return sign ? fail('a browser sent the credentials', 'a server', `the ${sign} header`) : PASS
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']] }],
    invalid: [
      {
        step: 'token',
        method: 'POST',
        headers: [
          ['Authorization', 'Basic YTpi'],
          ['Origin', 'https://app.example'],
        ],
      },
    ],
  },
})
