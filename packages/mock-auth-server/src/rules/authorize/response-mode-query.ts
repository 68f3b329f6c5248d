import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

export const responseModeQuery = defineRule({
  name: 'response-mode-query',
  level: 'info',
  catalogueIds: ['C-021'],
  spec: appLaunch('response-4'),
  requirement: 'A response_mode, when sent, is query.',
  howToFix: 'Leave response_mode out; SMART responses are in the query.',
  steps: ['authorize'],
  check: (entry) => {
    const mode = parseAuthorizeParams(entry).get('response_mode')
    if (mode === null) return undefined
    return mode === 'query' ? PASS : fail('SMART does not define this response_mode', 'query', mode)
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?response_mode=query' }],
    invalid: [{ step: 'authorize', target: '/auth/authorize?response_mode=form_post' }],
  },
})
