import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const discoveryByGet = defineRule({
  name: 'discovery-by-get',
  level: 'error',
  catalogueIds: ['C-004'],
  spec: appLaunch('step-3-discovery'),
  requirement: 'Discovery is a GET without a body.',
  howToFix: 'Send GET, and no body.',
  steps: ['discovery'],
  check: ({ request: { method, bodyBytes } }) => {
    if (method !== 'GET') return fail('discovery does not use GET', 'GET', method)
    return bodyBytes === 0 ? PASS : fail('the GET has a body', 'no body', `${bodyBytes} bytes`)
  },
  examples: { valid: [{ step: 'discovery' }], invalid: [{ step: 'discovery', method: 'POST' }] },
})
