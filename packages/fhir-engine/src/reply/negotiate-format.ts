import { FhirError } from '../model/fhir-error.ts'
import { memoize } from '../model/memoize.ts'
import type { FhirRequest } from '../model/request.ts'

export interface Format {
  readonly mediaType: 'application/fhir+json' | 'application/json' | 'application/fhir+xml'
  readonly pretty: boolean
}

/** Returns the reply's format by `_format` and `Accept`; throws FhirError 406 when only RDF is accepted. */
export function negotiateFormat({ query, header }: Pick<FhirRequest, 'query' | 'header'>): Format {
  // Most queries are empty or do not set a format.
  const parameters = query === '' ? undefined : new URLSearchParams(query)
  const pretty = parameters?.get('_pretty') === 'true'
  const format = parameters?.get('_format')?.replace(' ', '+')
  const mediaType = format ? mediaTypeOf(format, true) : fromAccept(header('accept') || '*/*')
  return { mediaType, pretty }
}

const fromAccept = memoize((accept) => mediaTypeOf(accept, false))

function mediaTypeOf(text: string, isFormat: boolean): Format['mediaType'] {
  const asked = text.toLowerCase()
  if (/fhirversion=(?!4\.0)/.test(asked)) {
    throw new FhirError(406, 'not-supported', 'This server supports FHIR R4 (fhirVersion=4.0) only')
  }
  const open = /json|\*\/\*|application\/\*|text\/html/.test(asked)
  if (/turtle|ttl/.test(asked) && !open && !/xml/.test(asked)) {
    throw new FhirError(
      406,
      'not-supported',
      'This server returns application/fhir+json or application/fhir+xml',
    )
  }
  if (isFormat && !/json|xml|html/.test(asked)) {
    throw new FhirError(406, 'not-supported', `_format: "${text.slice(0, 60)}" is not supported; use json`)
  }
  if (/xml/.test(asked) && !open) return 'application/fhir+xml'
  const plain = /application\/json/.test(asked) && !/fhir\+json/.test(asked)
  return plain ? 'application/json' : 'application/fhir+json'
}
