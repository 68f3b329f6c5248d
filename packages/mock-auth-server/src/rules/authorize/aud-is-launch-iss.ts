import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const audIsLaunchIss = defineRule({
  name: 'aud-is-launch-iss',
  level: 'error',
  catalogueIds: ['C-029'],
  spec: appLaunch('request-4'),
  requirement: 'After an EHR launch, aud is the iss of that launch.',
  howToFix: 'Store the iss of the launch URL with the launch, and send exactly that value as aud.',
  steps: ['authorize'],
  check: ({ facts, run }, past) => {
    const iss = facts.launch ? findDeliveredLaunch(past, facts, run)?.iss : undefined
    if (iss === undefined || !facts.aud) return undefined
    return facts.aud === iss ? PASS : fail('aud is not the iss of the launch', iss, facts.aud)
  },
  examples: {
    valid: [
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.1',
          issuedUrl: 'https://app.example/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=launch.1',
        },
      },
      { step: 'authorize', facts: { clientId: 'app', launch: 'launch.1', aud: 'https://ehr.example/fhir' } },
    ],
    invalid: [
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.1',
          issuedUrl: 'https://app.example/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=launch.1',
        },
      },
      {
        step: 'authorize',
        facts: { clientId: 'app', launch: 'launch.1', aud: 'https://other.example/fhir' },
      },
    ],
  },
})
