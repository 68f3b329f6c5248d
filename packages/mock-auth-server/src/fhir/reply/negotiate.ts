import { FhirError } from '../fhir-error.ts'
import type { FhirRequest } from '../request.ts'

export interface Format {
  readonly mediaType: 'application/fhir+json' | 'application/json' | 'application/fhir+xml'
  readonly pretty: boolean
}

/** Chooses the reply's format from `_format` and `Accept`; throws FhirError 406 when only RDF will do. */
export function negotiate(request: Pick<FhirRequest, 'query' | 'header'>): Format {
  const query = new URLSearchParams(request.query)
  const pretty = query.get('_pretty') === 'true'
  const format = query.get('_format')?.replace(' ', '+')
  const asked = (format || request.header('accept') || '*/*').toLowerCase()
  if (/fhirversion=(?!4\.0)/.test(asked)) {
    throw new FhirError(406, 'not-supported', 'This server speaks FHIR R4 (fhirVersion=4.0) only')
  }
  const open = /json|\*\/\*|application\/\*|text\/html/.test(asked)
  if (/turtle|ttl/.test(asked) && !open && !/xml/.test(asked)) {
    throw new FhirError(
      406,
      'not-supported',
      'This server answers application/fhir+json or application/fhir+xml',
    )
  }
  if (format && !/json|xml|html/.test(asked)) {
    throw new FhirError(406, 'not-supported', `_format: "${format.slice(0, 60)}" is not supported; use json`)
  }
  if (/xml/.test(asked) && !open) return { mediaType: 'application/fhir+xml', pretty }
  const plain = /application\/json/.test(asked) && !/fhir\+json/.test(asked)
  return { mediaType: plain ? 'application/json' : 'application/fhir+json', pretty }
}
