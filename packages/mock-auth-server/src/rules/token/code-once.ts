import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { rfc } from '../../core/declare/spec.ts'

export const codeOnce = defineRule({
  name: 'code-once',
  level: 'error',
  catalogueIds: ['C-087'],
  spec: rfc(6749, '4.1.2'),
  requirement: 'A code is sent to the token endpoint once, whatever the response.',
  howToFix:
    'Redeem a code once: after a reload, a second render, a time-out or an error, start the login again.',
  steps: ['token'],
  check: ({ facts: { code } }, past) => {
    if (!code) return undefined
    const earlier = past.findByValue('code', code).filter(({ step }) => step === 'token')
    const [first] = earlier
    if (first && earlier.every(({ facts: { struck } }) => struck !== undefined)) {
      return inconclusive(
        'a fault had changed the earlier response; its verdict judges how often the code may be sent',
      )
    }
    return first
      ? fail(`the code was sent before, in exchange ${first.seq}`, 'once', `${earlier.length + 1} times`)
      : PASS
  },
  examples: {
    valid: [{ step: 'token', facts: { code: 'code.one' } }],
    invalid: [
      { step: 'token', facts: { code: 'code.one' } },
      { step: 'token', facts: { code: 'code.one' } },
    ],
  },
})
