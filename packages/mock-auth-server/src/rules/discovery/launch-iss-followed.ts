import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const launchIssFollowed = defineRule({
  name: 'launch-iss-followed',
  level: 'error',
  catalogueIds: ['C-010'],
  spec: appLaunch('launch-app-ehr-launch'),
  requirement:
    'After an EHR launch, the client authorizes at the server that iss names, not at a hard-coded one.',
  howToFix: 'Run discovery at the iss of the launch, and authorize where it says.',
  steps: ['authorize'],
  check: ({ facts }, past) => {
    const { launch, fhirBase } = facts
    const iss = launch
      ? findDeliveredLaunch(past, { launch }, undefined)?.iss?.replace(/\/+$/, '')
      : undefined
    if (!iss || !fhirBase) return undefined
    return iss === fhirBase
      ? PASS
      : fail('the authorize request went to a server that iss does not name', iss, fhirBase)
  },
  examples: {
    valid: [
      {
        step: 'launch',
        facts: {
          issuedLaunch: 'l',
          issuedUrl: 'https://app.example/?iss=https%3A%2F%2Fa.example%2Ffhir&launch=l',
        },
      },
      { step: 'authorize', facts: { launch: 'l', fhirBase: 'https://a.example/fhir' } },
    ],
    invalid: [
      {
        step: 'launch',
        facts: {
          issuedLaunch: 'l',
          issuedUrl: 'https://app.example/?iss=https%3A%2F%2Fa.example%2Ffhir&launch=l',
        },
      },
      { step: 'authorize', facts: { launch: 'l', fhirBase: 'https://b.example/fhir' } },
    ],
  },
})
