import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import type { FactName } from '../../core/journal/facts.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { findFaultAsCause } from '../evidence/was-struck.ts'

/** Values that are not access tokens, and that other rules judge. */
const OTHER: readonly FactName[] = ['issuedIdToken', 'issuedRefreshToken', 'issuedCode', 'clientSecret']
const NO_VALUE = /^(?:undefined|null|NaN|true|false)$/i

export const tokenIssuedHere = defineRule({
  name: 'token-issued-here',
  level: 'error',
  catalogueIds: ['C-144'],
  spec: appLaunch('access-fhir-api'),
  requirement: 'The bearer token was issued by this server.',
  howToFix: 'Store tokens by server, and send each only to the server that issued it.',
  steps: FHIR_STEPS,
  check: ({ facts: { accessToken }, listener, epoch }, past) => {
    if (!accessToken || listener === 'canary' || NO_VALUE.test(accessToken)) return undefined
    if (past.findByValue('issuedAccessToken', accessToken).length > 0) return PASS
    if (OTHER.some((name) => past.findByValue(name, accessToken).length > 0)) return undefined
    if (epoch > 1 || !past.complete)
      return inconclusive('the token may have been issued before the start of the journal')
    const cause = findFaultAsCause(past, 'a token response', 'token')
    return cause
      ? inconclusive(cause)
      : fail(
          'the token was not issued by this server',
          'an access token of this server',
          accessToken.slice(0, 30),
        )
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', facts: { accessToken: 'at.1' } },
    ],
    invalid: [
      { step: 'token', facts: { issuedAccessToken: 'at.1' } },
      { step: 'fhir-read', facts: { accessToken: 'at.of.another' } },
    ],
  },
})
