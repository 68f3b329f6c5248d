import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findRedirectUriProblem } from '../../core/oauth/find-redirect-uri-problem.ts'
import { readRegistration } from '../evidence/key-sets.ts'

export const registeredUrls = defineRule({
  name: 'registered-urls',
  level: 'error',
  catalogueIds: ['C-179'],
  spec: appLaunch('step-1-register'),
  requirement:
    'Launch and redirect URLs are registered in full: absolute, https (or loopback, or the private-use scheme of a native app), without wildcards.',
  howToFix: 'Register every URL that the app uses, each in full.',
  steps: ['register'],
  check: (entry) => {
    const metadata = readRegistration(entry)
    if (!metadata) return undefined
    const given = [metadata.redirect_uris, metadata.launch_uris, metadata.initiate_login_uri].flat()
    const urls = given.filter((url): url is string => typeof url === 'string')
    // RFC 7591 has no member that tells native apps; a reverse domain name as scheme does (RFC 8252 section 7.1).
    const problem = (url: string) => findRedirectUriProblem(url, { native: true })
    const bad = urls.find((url) => problem(url) !== undefined)
    if (bad !== undefined) return fail(`${problem(bad)}`, 'an absolute https URL', bad)
    return urls.length > 0 ? PASS : undefined
  },
  examples: {
    valid: [
      { step: 'register', method: 'POST', body: '{"redirect_uris":["https://app.example/cb"]}' },
      { step: 'register', method: 'POST', body: '{"redirect_uris":["com.example.app:/cb"]}' },
    ],
    invalid: [
      { step: 'register', method: 'POST', body: '{"redirect_uris":["https://*.app.example/cb"]}' },
      { step: 'register', method: 'POST', body: '{"redirect_uris":["myapp://cb"]}' },
      { step: 'register', method: 'POST', body: '{"redirect_uris":["javascript:alert(1)"]}' },
    ],
  },
})
