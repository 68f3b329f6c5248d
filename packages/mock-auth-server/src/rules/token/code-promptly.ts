import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'

const LIMIT_MS = 60_000

export const codePromptly = defineRule({
  name: 'code-promptly',
  level: 'warning',
  catalogueIds: ['C-088'],
  spec: appLaunch('obtain-access-token'),
  requirement: 'A code is redeemed within a minute.',
  howToFix: 'Redeem the code in the callback itself, before waiting for the user.',
  steps: ['token'],
  check: ({ facts: { code }, startedAt }, past) => {
    const issued = findIssuedCode(past, code)
    if (!issued) return undefined
    const waited = startedAt - issued.at
    return waited <= LIMIT_MS
      ? PASS
      : fail('the code was redeemed late', '60 s', `${Math.round(waited / 1000)} s`)
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.1' }, at: 0 },
      { step: 'token', facts: { code: 'code.1' }, at: 500 },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.1' }, at: 0 },
      { step: 'token', facts: { code: 'code.1' }, at: 90_000 },
    ],
  },
})
