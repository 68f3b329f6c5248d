import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { credentialsOf } from '../evidence/credentials-of.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const secretNotInBrowser = defineRule({
  name: 'secret-not-in-browser',
  level: 'error',
  ids: ['C-104', 'C-180'],
  spec: appLaunch('support-for-public-and-confidential-apps'),
  text: 'Secrets and private keys are used on a server, never by a script in the browser.',
  fix: 'Register the app as public, or move the token request to its server.',
  steps: ['token'],
  check: (entry) => {
    if (credentialsOf(entry).methods.length === 0) return undefined
    const incoming = incomingOf(entry)
    const sign = ['origin', 'sec-fetch-site'].find((name) => incoming.header(name) !== undefined)
    return sign ? fails('a browser sent the credentials', 'a server', `the ${sign} header`) : PASS
  },
  examples: {
    good: [{ step: 'token', method: 'POST', headers: [['Authorization', 'Basic YTpi']] }],
    bad: [
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
