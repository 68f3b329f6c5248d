import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findDeliveredLaunch } from '../evidence/delivered-launch.ts'

export const launchEchoed = defineRule({
  name: 'launch-echoed',
  level: 'error',
  catalogueIds: ['C-031'],
  spec: appLaunch('request-4'),
  requirement:
    'After an EHR launch, the authorize request carries the launch value of that launch, byte by byte.',
  howToFix:
    'Decode launch once from the launch URL and encode it once into the authorize request, whatever it contains.',
  steps: ['authorize'],
  check: ({ facts, run, attribution }, past) => {
    const delivered = findDeliveredLaunch(past, facts, run)
    if (!delivered?.launch) return undefined
    if (facts.launch === delivered.launch) return PASS
    if (facts.launch) return fail('launch is not the value of the launch URL', delivered.launch, facts.launch)
    if (past.findByValue('launch', delivered.launch).some(({ step }) => step === 'authorize'))
      return undefined
    const scopes = facts.scope?.split(' ') ?? []
    // Many apps request both scopes in either launch; only the bare launch scope identifies this one.
    const meant = attribution === 'label' || (scopes.includes('launch') && !scopes.includes('launch/patient'))
    return meant
      ? fail('launch is missing after an EHR launch', delivered.launch, 'none')
      : inconclusive('there was an EHR launch before, but this may be a standalone launch')
  },
  examples: {
    valid: [
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.1',
          issuedUrl: 'https://app.example/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=a%2Bb%3D1',
        },
      },
      { step: 'authorize', facts: { clientId: 'app', launch: 'a+b=1' } },
    ],
    invalid: [
      {
        step: 'launch',
        facts: {
          clientId: 'app',
          issuedLaunch: 'launch.1',
          issuedUrl: 'https://app.example/launch?iss=https%3A%2F%2Fehr.example%2Ffhir&launch=a%2Bb%3D1',
        },
      },
      { step: 'authorize', facts: { clientId: 'app', launch: 'a b=1' } },
    ],
  },
})
