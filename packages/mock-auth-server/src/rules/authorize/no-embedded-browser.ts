import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const WEB_VIEW = /; wv\)|\bWebView\b|\((?:iPhone|iPad)[^)]*\)(?!.*Safari\/)/

export const noEmbeddedBrowser = defineRule({
  name: 'no-embedded-browser',
  level: 'info',
  catalogueIds: ['C-037'],
  spec: rfc(8252, '8.12'),
  requirement: 'A native app opens the system browser, not an embedded web view.',
  howToFix: 'Use ASWebAuthenticationSession, Custom Tabs or the system browser.',
  steps: ['authorize'],
  check: (entry) => {
    const agent = toIncomingRequest(entry).header('user-agent')
    if (agent === undefined) return undefined
    return WEB_VIEW.test(agent)
      ? fail('the authorize request was opened in a web view', 'a browser', agent)
      : PASS
  },
  examples: {
    valid: [
      { step: 'authorize', headers: [['User-Agent', 'Mozilla/5.0 (X11; Linux) Chrome/130.0 Safari/537.36']] },
    ],
    invalid: [
      {
        step: 'authorize',
        headers: [['User-Agent', 'Mozilla/5.0 (Linux; Android 14; Pixel; wv) Chrome/130.0']],
      },
    ],
  },
})
