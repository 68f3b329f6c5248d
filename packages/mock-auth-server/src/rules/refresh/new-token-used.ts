import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FHIR_STEPS } from '../../core/journal/steps.ts'
import { findRefreshes, isOutcomeKnown } from '../evidence/refreshes.ts'

/** Requests that were on their way when the refresh ended. */
const GRACE_MS = 5000

export const newTokenUsed = defineRule({
  name: 'new-token-used',
  level: 'warning',
  catalogueIds: ['C-138'],
  spec: appLaunch('refresh-access-token'),
  requirement: 'After a refresh, requests carry the new access token.',
  howToFix: 'Read the token from a single location for every request, and replace it there after a refresh.',
  steps: FHIR_STEPS,
  check: ({ facts: { accessToken }, startedAt }, past) => {
    const issued = accessToken ? past.findByValue('issuedAccessToken', accessToken)[0] : undefined
    if (!issued) return undefined
    const renewed = findRefreshes(past, issued.facts.issuedRefreshToken).find(
      (record) => record.facts.issuedAccessToken !== undefined && isOutcomeKnown(record),
    )
    if (renewed && startedAt - renewed.at > GRACE_MS) {
      return fail(
        'an old token is still in use',
        `the token of exchange ${renewed.seq}`,
        `that of ${issued.seq}`,
      )
    }
    return issued.facts.grantType === 'refresh_token' ? PASS : undefined
  },
  examples: {
    valid: [
      { step: 'token', facts: { grantType: 'refresh_token', issuedAccessToken: 'at.2' } },
      { step: 'fhir-read', facts: { accessToken: 'at.2' } },
    ],
    invalid: [
      { step: 'token', at: 0, facts: { issuedAccessToken: 'at.1', issuedRefreshToken: 'rt.1' } },
      {
        step: 'token',
        at: 1000,
        facts: { grantType: 'refresh_token', refreshToken: 'rt.1', issuedAccessToken: 'at.2' },
      },
      { step: 'fhir-read', at: 20_000, facts: { accessToken: 'at.1' } },
    ],
  },
})
