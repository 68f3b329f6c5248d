import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { parseForm } from '../evidence/requests/to-incoming-request.ts'

export const grantTypeFits = defineRule({
  name: 'grant-type-fits',
  level: 'error',
  catalogueIds: ['C-085', 'C-129'],
  spec: appLaunch('request-5'),
  requirement:
    'The grant_type matches what is redeemed: authorization_code for a code, refresh_token for a refresh token.',
  howToFix:
    'Send grant_type=authorization_code with a code, and grant_type=refresh_token with a refresh token.',
  steps: ['token'],
  check: (entry) => {
    const { grantType, code, refreshToken } = entry.facts
    if (parseForm(entry).size === 0) return undefined
    const expected = code ? 'authorization_code' : refreshToken ? 'refresh_token' : undefined
    if (expected === undefined) {
      return grantType ? undefined : fail('grant_type is missing', 'authorization_code', 'none')
    }
    return grantType === expected ? PASS : fail('grant_type has another value', expected, grantType ?? 'none')
  },
  examples: {
    valid: [
      {
        step: 'token',
        method: 'POST',
        body: 'code=a',
        facts: { grantType: 'authorization_code', code: 'a' },
      },
    ],
    invalid: [{ step: 'token', method: 'POST', body: 'code=a', facts: { grantType: 'code', code: 'a' } }],
  },
})
