import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { conformance } from '../../core/declare/spec.ts'
import { isAlone } from '../evidence/is-attributed.ts'

export const smartConfigurationUsed = defineRule({
  name: 'smart-configuration-used',
  level: 'warning',
  catalogueIds: ['C-002'],
  spec: conformance('using-well-known'),
  requirement:
    'Endpoints are read from .well-known/smart-configuration, not only from the CapabilityStatement.',
  howToFix: 'Fetch .well-known/smart-configuration; /metadata is the deprecated way.',
  steps: ['authorize'],
  check: (entry, past) => {
    const { facts, listener, epoch, run } = entry
    const { fhirBase } = facts
    if (!fhirBase || listener === 'canary') return undefined
    const asked = past.findByValue('fhirBase', fhirBase)
    if (asked.some(({ step }) => step === 'discovery')) return PASS
    const fallbacks = asked.filter(({ step }) => step === 'metadata')
    if (fallbacks.length === 0) return undefined
    if (!fallbacks.some((record) => record.run === run) && !isAlone(entry, past))
      return inconclusive('another client was active: the request for /metadata may be its own')
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
