import type { FhirMediaType } from '../model/decisions.ts'
import { FhirError } from '../model/fhir-error.ts'
import { memoize } from '../model/memoize.ts'
import type { FhirRequest } from '../model/request.ts'

export interface Format {
  readonly mediaType: FhirMediaType
  readonly pretty: boolean
}

/**
 * Returns the reply's format by `_format`, else by `Accept`: the media type of the highest quality, the first of
 * equal ones. What has quality 0 is not acceptable (RFC 9110 §12.5.1). Throws FhirError 406 when only RDF or another
 * FHIR version is accepted, or nothing that the server has.
 */
export function negotiateFormat(request: Pick<FhirRequest, 'query' | 'header' | 'decide'>): Format {
  const { query, header, decide } = request
  // Most queries are empty or do not set a format.
  const parameters = query === '' ? undefined : new URLSearchParams(query)
  const pretty = parameters?.get('_pretty') === 'true'
  const format = parameters?.get('_format')?.replace(' ', '+')
  const accept = header('accept')
  const mediaType = format ? fromFormat(format) : fromAccept(accept || '*/*')
  if (!decide) return { mediaType, pretty }
  const decided = decide('fhir.format', { requested: (format || accept) ?? undefined, mediaType })
  if (decided.mediaType !== undefined) return { mediaType: decided.mediaType, pretty }
  throw new FhirError(406, 'not-supported', 'This server has no format that the request accepts')
}

type Kind = Format['mediaType'] | 'rdf' | undefined

function fromFormat(format: string): Format['mediaType'] {
  const kind = kindOf(format.toLowerCase())
  if (kind !== undefined && kind !== 'rdf') return kind
  throw new FhirError(406, 'not-supported', `_format: "${format.slice(0, 60)}" is not supported; use json`)
}

const fromAccept = memoize((accept): Format['mediaType'] => {
  const all = accept
    .toLowerCase()
    .split(',')
    .map((text) => ({ text, quality: Number(/;\s*q=([\d.]+)/.exec(text)?.[1] ?? 1) }))
    .sort((a, b) => b.quality - a.quality)
  const ranges = all.filter(({ quality }) => quality > 0)
  const refused = all.filter(({ quality }) => quality === 0).map(({ text }) => text)
  // A media type counts more than a wildcard.
  const isRefused = (kind: Kind) => refused.some((text) => !WILDCARD.test(text) && kindOf(text) === kind)
  const kinds = ranges.filter(({ text }) => !OTHER_VERSION.test(text)).flatMap(({ text }) => kindsOf(text))
  const known = kinds.filter((kind) => kind !== undefined && kind !== 'rdf')
  const best = known.find((kind) => !isRefused(kind))
  if (best !== undefined) return best
  if (ranges.some(({ text }) => OTHER_VERSION.test(text))) {
    throw new FhirError(406, 'not-supported', 'This server supports FHIR R4 (fhirVersion=4.0) only')
  }
  const refusesJson = refused.some((text) => kindsOf(text).includes('application/fhir+json'))
  if (!kinds.includes('rdf') && !refusesJson) return 'application/fhir+json'
  const supported = 'application/fhir+json or application/fhir+xml'
  throw new FhirError(406, 'not-supported', `This server returns ${supported}`)
})

const OTHER_VERSION = /fhirversion=(?!4\.0)/
const WILDCARD = /\*\/\*|application\/\*/

/** Returns the formats of a media range, best first. */
function kindsOf(text: string): Kind[] {
  return WILDCARD.test(text) ? ['application/fhir+json', 'application/fhir+xml'] : [kindOf(text)]
}

/** Returns the format that a media range or a value of `_format` names. */
function kindOf(text: string): Kind {
  if (/turtle|ttl/.test(text)) return 'rdf'
  if (/application\/json|^\s*text\/json/.test(text)) return 'application/json'
  if (/json|\*\/\*|application\/\*|html/.test(text)) return 'application/fhir+json'
  return /xml/.test(text) ? 'application/fhir+xml' : undefined
}
