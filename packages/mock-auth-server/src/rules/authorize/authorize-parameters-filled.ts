import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { parseAuthorizeParams } from '../evidence/requests/to-incoming-request.ts'

const REQUIRED = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'aud',
  'code_challenge',
  'code_challenge_method',
]

export const authorizeParametersFilled = defineRule({
  name: 'authorize-parameters-filled',
  level: 'error',
  catalogueIds: ['C-019'],
  spec: rfc(6749, '3.1'),
  requirement: 'No relevant parameter is sent without a value.',
  howToFix: 'Leave a parameter out if it has no value, and stop if it is required.',
  steps: ['authorize'],
  check: (entry) => {
    const params = parseAuthorizeParams(entry)
    const sent = REQUIRED.filter((name) => params.has(name))
    if (sent.length === 0) return undefined
    const empty = sent.find((name) => ['', 'undefined', 'null'].includes(params.get(name) ?? ''))
    return empty ? fail(`${empty} has no value`, 'a value', `"${params.get(empty)}"`) : PASS
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?state=a&scope=b' }],
    invalid: [{ step: 'authorize', target: '/auth/authorize?state=a&scope=' }],
  },
})
