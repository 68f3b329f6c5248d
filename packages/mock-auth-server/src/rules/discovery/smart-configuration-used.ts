import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'

export const smartConfigurationUsed = defineRule({
  name: 'smart-configuration-used',
  level: 'warning',
  catalogueIds: ['C-002'],
  spec: conformance('using-well-known'),
  requirement:
    'Endpoints are read from .well-known/smart-configuration, not only from the CapabilityStatement.',
  howToFix: 'Fetch .well-known/smart-configuration; /metadata is the deprecated way.',
  steps: ['authorize'],
  check: ({ facts: { fhirBase }, listener, epoch }, past) => {
    if (!fhirBase || listener === 'canary') return undefined
    const asked = past.findByValue('fhirBase', fhirBase)
    if (asked.some(({ step }) => step === 'discovery')) return PASS
    if (!asked.some(({ step }) => step === 'metadata')) return undefined
    return epoch > 1 || !past.complete
      ? inconclusive('smart-configuration may have been fetched before the start of the journal')
      : fail('only /metadata was requested', '.well-known/smart-configuration', '/metadata')
  },
  examples: {
    valid: [
      { step: 'discovery', facts: { fhirBase: 'https://ehr.example/fhir' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
    invalid: [
      { step: 'metadata', facts: { fhirBase: 'https://ehr.example/fhir' } },
      { step: 'authorize', facts: { fhirBase: 'https://ehr.example/fhir' } },
    ],
  },
})
