import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { acceptsMediaType } from '../../core/http/accepts-media-type.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const FHIR_TYPES = ['application/fhir+json', 'application/json', 'application/fhir+xml', 'application/xml']

export const fhirAccept = defineRule({
  name: 'fhir-accept',
  level: 'warning',
  catalogueIds: ['C-157'],
  spec: fhirHttp('mime-type'),
  requirement: 'An Accept header at the FHIR API allows FHIR.',
  howToFix: 'Send Accept: application/fhir+json.',
  steps: ['fhir-read', 'fhir-search'],
  check: (entry) => {
    const accept = toIncomingRequest(entry).header('accept')
    if (accept === undefined || entry.facts.resourceType === 'Binary') return undefined
    return acceptsMediaType(accept, ...FHIR_TYPES)
      ? PASS
      : fail('Accept does not allow FHIR', 'application/fhir+json', accept)
  },
  examples: {
    valid: [{ step: 'fhir-read', headers: [['Accept', 'application/fhir+json; fhirVersion=4.0']] }],
    invalid: [{ step: 'fhir-read', headers: [['Accept', 'text/html']] }],
  },
})
