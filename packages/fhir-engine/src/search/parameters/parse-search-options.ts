import type { Subset } from '../../definitions/apply-subset.ts'
import { isResourceType } from '../../definitions/search-parameters.ts'
import type { Paging } from '../../model/decisions.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { limits } from '../../model/limits.ts'
import { type Include, parseInclude } from './include-parameter.ts'
import { DEFAULT_PAGING, isPagingParameter } from './paging.ts'
import type { Parameters } from './parse-query.ts'

export interface SortKey {
  readonly code: string
  readonly descending: boolean
}

/** The parameters that shape the result, read; the others are criteria. */
export interface SearchOptions {
  readonly criteria: Parameters
  readonly sort: readonly SortKey[]
  readonly count: number
  /** `_count` as it was sent. */
  readonly requestedCount: number | undefined
  readonly paging: Paging
  /** The value of the paging parameter. */
  readonly cursor: string | undefined
  readonly includes: readonly Include[]
  readonly subset: Subset
  readonly countOnly: boolean
  readonly total: boolean
  /** `_type`, for searches over all types. */
  readonly types: readonly string[] | undefined
}

const SHAPING = new Set([
  ...['_sort', '_count', '_summary', '_elements', '_total', '_type', '_format', '_pretty'],
  ...['_contained', '_containedType', '_maxresults'],
])
const SUMMARIES = new Set(['true', 'false', 'text', 'data', 'count'])

/** Splits search parameters into criteria and shape; throws FhirError 400 for a malformed one. */
export function parseSearchOptions(parameters: Parameters, paging: Paging = DEFAULT_PAGING): SearchOptions {
  const last = (name: string) => parameters.findLast(([each, value]) => each === name && value !== '')?.[1]
  const isInclude = ([name]: readonly [string, string]) => /^_(?:rev)?include(?::|$)/.test(name)
  const includes = parameters.filter(isInclude)
  if (includes.length > limits.includeParameters) {
    throw new FhirError(400, 'too-costly', `a search may have at most ${limits.includeParameters} includes`)
  }
  const contained = last('_contained') ?? 'false'
  if (contained !== 'false') throw new FhirError(400, 'not-supported', '_contained must be false')
  const summary = last('_summary')
  const elements = last('_elements')
  const requestedCount = readCount(last('_count'))
  const isShaping = (name: string) => SHAPING.has(name) || isPagingParameter(paging, name)
  return {
    criteria: parameters.filter((each) => !isShaping(each[0]) && !isInclude(each)),
    sort: sortKeys(parameters.filter(([name]) => name === '_sort').flatMap(([, value]) => value.split(','))),
    count: Math.min(requestedCount ?? limits.defaultPageSize, limits.pageSize),
    requestedCount,
    paging,
    cursor: last(paging.parameter),
    includes: distinct(includes).map(([name, value]) => parseInclude(name, value)),
    subset: parseSubset(summary, elements),
    countOnly: summary === 'count' || requestedCount === 0,
    total: oneOf('_total', last('_total') ?? 'accurate', ['none', 'estimate', 'accurate']) !== 'none',
    types: last('_type')?.split(',').map(knownType),
  }
}

/** Returns the includes without duplicates, which would only add work. */
function distinct(includes: Parameters): Parameters {
  return [...new Map(includes.map((each) => [each.join('='), each])).values()]
}

/** Reads `_summary` and `_elements`. */
export function parseSubset(summary: string | undefined, elements: string | undefined): Subset {
  if (summary !== undefined) oneOf('_summary', summary, [...SUMMARIES])
  if (elements !== undefined) return { elements: elements.split(',').map((each) => each.trim()) }
  return summary === undefined || summary === 'false' || summary === 'count'
    ? {}
    : { summary: summary as 'true' | 'text' | 'data' }
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new FhirError(400, 'invalid', '_count must be a whole number from 0')
  return Number(text)
}

function sortKeys(words: string[]): SortKey[] {
  const keys = words
    .filter(Boolean)
    .map((word) => ({ code: word.replace(/^-/, ''), descending: word.startsWith('-') }))
  if (keys.length > 10) throw new FhirError(400, 'too-costly', '_sort accepts at most 10 keys')
  return keys
}

function oneOf(name: string, value: string, allowed: string[]): string {
  if (allowed.includes(value)) return value
  throw new FhirError(400, 'invalid', `${name} must be one of ${allowed.join(', ')}`)
}

function knownType(type: string): string {
  if (isResourceType(type)) return type
  throw new FhirError(400, 'invalid', `_type: R4 has no resource type "${type.slice(0, 60)}"`)
}
