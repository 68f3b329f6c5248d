import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { isSecure } from '../evidence/is-secure.ts'

export const launchUrlSecure = defineRule({
  name: 'launch-url-secure',
  level: 'warning',
  catalogueIds: ['C-013'],
  spec: appLaunch('launch-app-ehr-launch'),
  requirement: 'The launch URL of the app uses https, or is on loopback.',
  howToFix: 'Register an https launch URL.',
  steps: ['launch'],
  check: ({ facts: { issuedUrl } }) => {
    if (issuedUrl === undefined || !URL.canParse(issuedUrl)) return undefined
    const { origin } = new URL(issuedUrl)
    return isSecure(issuedUrl) ? PASS : fail('the launch URL does not use https', 'https', origin)
  },
  examples: {
    valid: [{ step: 'launch', facts: { issuedUrl: 'https://app.example/launch?launch=1' } }],
    invalid: [{ step: 'launch', facts: { issuedUrl: 'http://app.example/launch?launch=1' } }],
  },
})
