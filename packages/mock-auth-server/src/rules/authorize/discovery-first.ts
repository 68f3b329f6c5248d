import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const discoveryFirst = defineRule({
  name: 'discovery-first',
  level: 'error',
  ids: ['C-001'],
  spec: appLaunch('step-3-discovery'),
  text: 'Before the first authorize request, the client asks the FHIR base for its endpoints.',
  fix: 'Fetch [FHIR base]/.well-known/smart-configuration and take the endpoints from it; build none in.',
  steps: ['authorize'],
  check: ({ facts: { fhirBase }, listener, epoch }, past) => {
    if (!fhirBase || listener === 'canary') return undefined
    const asked = past
      .having('fhirBase', fhirBase)
      .some(({ step }) => step === 'discovery' || step === 'metadata')
    if (asked) return PASS
    if (epoch > 1) return inconclusive('the tenant was reset: the client may know the endpoints from before')
    if (!past.complete) return inconclusive('old exchanges were dropped: discovery may have been among them')
    return fail(
      'authorize came without any discovery',
      `GET ${fhirBase}/.well-known/smart-configuration`,
      'none',
    )
  },
  examples: {
    good: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example/fhir' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
    bad: [
      { step: 'discovery', facts: { fhirBase: 'https://other.example/fhir' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
  },
})
