import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { accepts } from '../../core/http/accepts.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

const FHIR_TYPES = ['application/fhir+json', 'application/json', 'application/fhir+xml', 'application/xml']

export const fhirAccept = defineRule({
  name: 'fhir-accept',
  level: 'warning',
  ids: ['C-157'],
  spec: fhirHttp('mime-type'),
  text: 'An Accept header at the FHIR API admits FHIR.',
  fix: 'Send Accept: application/fhir+json.',
  steps: ['fhir-read', 'fhir-search'],
  check: (entry) => {
    const accept = incomingOf(entry).header('accept')
    if (accept === undefined || entry.facts.resourceType === 'Binary') return undefined
    return accepts(accept, ...FHIR_TYPES)
      ? PASS
      : fails('Accept admits no FHIR', 'application/fhir+json', accept)
  },
  examples: {
    good: [{ step: 'fhir-read', headers: [['Accept', 'application/fhir+json; fhirVersion=4.0']] }],
    bad: [{ step: 'fhir-read', headers: [['Accept', 'text/html']] }],
  },
})
