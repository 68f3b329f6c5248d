import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const discoveryFirst = defineRule({
  name: 'discovery-first',
  level: 'error',
  catalogueIds: ['C-001'],
  spec: appLaunch('step-3-discovery'),
  requirement: 'Before the first authorize request, the client fetches the endpoints from the FHIR base.',
  howToFix:
    'Fetch [FHIR base]/.well-known/smart-configuration and use the endpoints in it; do not hard-code any.',
  steps: ['authorize'],
  check: ({ facts: { fhirBase }, listener, epoch }, past) => {
    if (!fhirBase || listener === 'canary') return undefined
    const asked = past
      .findByValue('fhirBase', fhirBase)
      .some(({ step }) => step === 'discovery' || step === 'metadata')
    if (asked) return PASS
    if (epoch > 1) return inconclusive('the tenant was reset: the client may have cached the endpoints')
    if (!past.complete)
      return inconclusive('older exchanges were evicted: discovery may have been among them')
    return fail(
      'the authorize request was sent without discovery',
      `GET ${fhirBase}/.well-known/smart-configuration`,
      'none',
    )
  },
  examples: {
    valid: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example/fhir' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
    invalid: [
      { step: 'discovery', facts: { fhirBase: 'https://other.example/fhir' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
  },
})
