import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const authorizeByNavigation = defineRule({
  name: 'authorize-by-navigation',
  level: 'error',
  catalogueIds: ['C-014'],
  spec: appLaunch('obtain-authorization-code'),
  requirement: 'The browser navigates to the authorize URL; no script fetches it.',
  howToFix:
    'Set window.location or respond with a redirect; a fetch can neither show the sign-in page nor return to the app.',
  steps: ['authorize'],
  check: (entry) => {
    const incoming = toIncomingRequest(entry)
    const mode = incoming.header('sec-fetch-mode')
    // Only browsers send the site as well; HTTP libraries that send a mode drive the flow in tests.
    if (mode === undefined || incoming.header('sec-fetch-site') === undefined) return undefined
    return mode === 'navigate' ? PASS : fail('authorize was fetched by a script', 'navigate', mode)
  },
  examples: {
    valid: [
      {
        step: 'authorize',
        headers: [
          ['Sec-Fetch-Mode', 'navigate'],
          ['Sec-Fetch-Site', 'cross-site'],
        ],
      },
    ],
    invalid: [
      {
        step: 'authorize',
        headers: [
          ['Sec-Fetch-Mode', 'cors'],
          ['Sec-Fetch-Site', 'cross-site'],
        ],
      },
    ],
  },
})
