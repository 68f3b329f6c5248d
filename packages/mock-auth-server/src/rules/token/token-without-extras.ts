import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'
import { parseForm } from '../evidence/requests/to-incoming-request.ts'

const NEEDLESS: ReadonlyMap<string, readonly string[]> = new Map([
  ['authorization_code', ['scope', 'state', 'aud', 'launch', 'response_type', 'code_challenge', 'nonce']],
  ['refresh_token', ['code', 'redirect_uri', 'code_verifier', 'state', 'aud', 'launch']],
])

export const tokenWithoutExtras = defineRule({
  name: 'token-without-extras',
  level: 'info',
  catalogueIds: ['C-094', 'C-137'],
  spec: rfc(6749, '4.1.3'),
  requirement: 'A token request carries the parameters of its grant and no others.',
  howToFix: 'Leave out parameters of the authorize request or of another grant.',
  steps: ['token'],
  check: (entry) => {
    const needless = NEEDLESS.get(entry.facts.grantType ?? '')
    if (!needless) return undefined
    const form = parseForm(entry)
    const name = needless.find((each) => form.has(each))
    return name ? fail('a parameter is not needed here', 'left out', name) : PASS
  },
  examples: {
    valid: [
      {
        step: 'token',
        method: 'POST',
        body: 'code=1',
        facts: { grantType: 'authorization_code', code: '1' },
      },
    ],
    invalid: [
      {
        step: 'token',
        method: 'POST',
        body: 'code=1&aud=x',
        facts: { grantType: 'authorization_code', code: '1' },
      },
    ],
  },
})
