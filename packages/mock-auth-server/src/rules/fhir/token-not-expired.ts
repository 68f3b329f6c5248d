import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'

const GRACE_MS = 5000

export const tokenNotExpired = defineRule({
  name: 'token-not-expired',
  level: 'warning',
  catalogueIds: ['C-145'],
  spec: appLaunch('response-5'),
  requirement: 'A token is not used after the lifetime that expires_in states.',
  howToFix: 'Record when the token expires (now plus expires_in), and refresh or sign in again before that.',
  steps: FHIR_STEPS,
  check: ({ facts: { accessToken }, startedAt }, past) => {
    const issued = accessToken ? past.findByValue('issuedAccessToken', accessToken)[0] : undefined
    const { expiresIn, struck } = issued?.facts ?? {}
    if (!issued || expiresIn === undefined || struck !== undefined) return undefined
    const over = startedAt - issued.at - Number(expiresIn) * 1000
    return over <= GRACE_MS
      ? PASS
      : fail('an expired token was used', `within ${expiresIn} s`, `${Math.round(over / 1000)} s too late`)
  },
  examples: {
    valid: [
      { step: 'token', at: 0, facts: { issuedAccessToken: 'at.1', expiresIn: '60' } },
      { step: 'fhir-read', at: 30_000, facts: { accessToken: 'at.1' } },
    ],
    invalid: [
      { step: 'token', at: 0, facts: { issuedAccessToken: 'at.1', expiresIn: '60' } },
      { step: 'fhir-read', at: 90_000, facts: { accessToken: 'at.1' } },
    ],
  },
})
