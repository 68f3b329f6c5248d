import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { findRefreshes, SIDE_BY_SIDE_MS } from '../evidence/refreshes.ts'

export const refreshAlone = defineRule({
  name: 'refresh-alone',
  level: 'warning',
  catalogueIds: ['C-133'],
  spec: rfc(9700, '4.14.2'),
  requirement: 'One refresh runs at a time; requests that wait for it share its result.',
  howToFix: 'Keep the running refresh as a promise (or a lock), and let all requests wait for it.',
  steps: ['token'],
  check: ({ facts: { grantType, refreshToken }, startedAt }, past) => {
    if (grantType !== 'refresh_token' || !refreshToken) return undefined
    const other = findRefreshes(past, refreshToken).find(({ at }) => startedAt - at <= SIDE_BY_SIDE_MS)
    return other
      ? fail('two concurrent refreshes use the same token', 'one', `also exchange ${other.seq}`)
      : PASS
  },
  examples: {
    valid: [{ step: 'token', facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } }],
    invalid: [
      { step: 'token', at: 0, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
      { step: 'token', at: 20, facts: { grantType: 'refresh_token', refreshToken: 'rt.1' } },
    ],
  },
})
