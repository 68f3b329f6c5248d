import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { fhirHttp } from '../../core/declare/spec.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

const FHIR = /^application\/(?:fhir\+)?(?:json|xml)$/
const PATCH = /^application\/(?:json-patch\+json|xml-patch\+xml|fhir\+json|fhir\+xml)$/

export const fhirContentType = defineRule({
  name: 'fhir-content-type',
  level: 'warning',
  catalogueIds: ['C-157'],
  spec: fhirHttp('mime-type'),
  requirement: 'A resource is sent as application/fhir+json.',
  howToFix: 'Send Content-Type: application/fhir+json, or application/json-patch+json for a patch.',
  steps: ['fhir-write', 'fhir-batch'],
  check: (entry) => {
    const { mediaType, method } = toIncomingRequest(entry)
    if (entry.request.bodyBytes === 0 || entry.facts.resourceType === 'Binary') return undefined
    const fits = (method === 'PATCH' ? PATCH : FHIR).test(mediaType)
    return fits
      ? PASS
      : fail('the body has another content type', 'application/fhir+json', mediaType || 'none')
  },
  examples: {
    valid: [
      {
        step: 'fhir-write',
        method: 'POST',
        headers: [['Content-Type', 'application/fhir+json']],
        body: '{}',
      },
    ],
    invalid: [{ step: 'fhir-write', method: 'POST', headers: [['Content-Type', 'text/plain']], body: '{}' }],
  },
})
