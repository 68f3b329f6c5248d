import type { Subset } from '../definitions/apply-subset.ts'
import { isResourceType } from '../definitions/search-parameters.ts'
import type { InteractionContext } from '../interactions/interaction-context.ts'
import { readOperationParameters } from '../interactions/operations/read-operation-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { parseDateRange } from '../search/parameters/parse-date-range.ts'
import { type Parameters, parseQuery } from '../search/parameters/parse-query.ts'
import { parseSubset } from '../search/parameters/parse-search-options.ts'

/** The parameters of a kick-off request. */
export interface ExportRequest {
  readonly types: readonly string[] | undefined
  /** Milliseconds. */
  readonly since: number | undefined
  /** Searches of a type of which one must match. */
  readonly filters: ReadonlyMap<string, readonly Parameters[]>
  /** The elements that remain of each resource (`_elements`). */
  readonly subset: Subset
}

type Asked = Pick<InteractionContext, 'request' | 'parameters' | 'content'>

const FORMATS = new Set(['application/fhir+ndjson', 'application/ndjson', 'ndjson'])
const KNOWN = new Set([
  ...['_outputFormat', '_since', '_type', '_typeFilter', '_elements', '_format', '_pretty'],
])

/**
 * Reads a kick-off, by GET or as Parameters by POST (Bulk Data Access 2.0, export). Throws FhirError 400
 * for what is not supported, unless `Prefer: handling=lenient`.
 */
export function parseExportRequest(call: Asked): ExportRequest {
  const prefer = call.request.header('prefer') ?? ''
  if (!/\brespond-async\b/.test(prefer)) {
    throw new FhirError(400, 'required', '$export requires the header Prefer: respond-async')
  }
  const parameters = readOperationParameters(call)
  const unknown = parameters.find(([name]) => !KNOWN.has(name))
  if (unknown && !/\bhandling=lenient\b/.test(prefer)) {
    throw new FhirError(400, 'not-supported', `$export does not support ${unknown[0].slice(0, 60)}`)
  }
  const all = (name: string) => parameters.flatMap(([each, value]) => (each === name ? [value] : []))
  const format = all('_outputFormat').at(-1)?.replace(' ', '+')
  if (format !== undefined && !FORMATS.has(format)) {
    throw new FhirError(
      400,
      'not-supported',
      `_outputFormat: ${format.slice(0, 60)}; use application/fhir+ndjson`,
    )
  }
  const types = all('_type').flatMap((text) => text.split(','))
  for (const type of types) checkType('_type', type)
  const filters = new Map<string, Parameters[]>()
  for (const text of all('_typeFilter').flatMap(splitFilters)) {
    const [type = '', query = ''] = text.split(/\?(.*)/s)
    checkType('_typeFilter', type)
    if (types.length > 0 && !types.includes(type)) {
      throw new FhirError(400, 'invalid', `_typeFilter: ${type} is not among the types of _type`)
    }
    filters.set(type, [...(filters.get(type) ?? []), parseQuery(query)])
  }
  const elements = all('_elements').join(',')
  return {
    types: types.length > 0 ? types : undefined,
    since: sinceOf(all('_since').at(-1)),
    filters,
    subset: elements === '' ? {} : parseSubset(undefined, elements),
  }
}

/** Splits filters at commas; a comma inside a filter is percent-encoded or does not precede a type. */
function splitFilters(text: string): string[] {
  return text.split(/,(?=[A-Z][A-Za-z]+\?)/)
}

function checkType(name: string, type: string): void {
  if (!isResourceType(type)) {
    throw new FhirError(400, 'invalid', `${name}: R4 has no resource type "${type.slice(0, 60)}"`)
  }
}

function sinceOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const range = parseDateRange(text.replace(' ', '+'))
  if (!range) throw new FhirError(400, 'invalid', '_since must be an instant')
  return range.low
}
