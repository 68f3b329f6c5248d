import { getSearchOwner } from '../access/get-search-owner.ts'
import { decideSearchset } from '../interactions/search/decide-searchset.ts'
import type { FhirReply } from '../model/request.ts'
import type { Resource } from '../model/resource.ts'
import { buildPageLinks, type PagePositions } from '../reply/build-page-links.ts'
import { buildSearchset } from '../reply/build-searchset.ts'
import type { SearchOptions } from '../search/parameters/parse-search-options.ts'
import { readStart } from '../search/slice-numbered-page.ts'
import { collectReferences } from './access/collect-references.ts'
import type { SearchPlan } from './interactions/plan-search.ts'
import { type ClassifyEntry, readAhead } from './read-ahead.ts'
import type { UpstreamContext } from './upstream-context.ts'
import type { UpstreamCursor } from './upstream-search.ts'

/** A search of the upstream, of which a page is asked for. */
interface PagedSearch {
  readonly path: string
  readonly reading: UpstreamCursor
  readonly sort: ClassifyEntry
  /** The types that are searched; absent for an operation, whose result nobody decides. */
  readonly types?: readonly string[]
  /** The id of the session that has the search. */
  readonly session?: string | undefined
}

/**
 * Reads one page from the position of a search and returns it; remaining matches are stored for the next
 * page.
 */
export async function createPageReply(
  call: UpstreamContext,
  search: PagedSearch,
  { options, issues, honoured }: Pick<SearchPlan, 'options' | 'issues' | 'honoured'>,
  first: boolean,
): Promise<FhirReply> {
  const { path, reading, sort, types } = search
  const { count, countOnly, paging, subset } = options
  const start = getStart(options)
  const wanted = countOnly ? Number.MAX_SAFE_INTEGER : start + count
  const read = await readAhead(call, reading, wanted, sort)
  const matches = countOnly ? [] : read.matches.slice(start, start + count)
  const rest = countOnly ? [] : read.matches.slice(start + count)
  const whole = first && rest.length === 0 && read.next === undefined
  const found = { total: whole ? read.matches.length : undefined, count: matches.length }
  const { filter } = call.sight
  const decided = types && decideSearchset(call.request, filter, types, options, found)
  const { base } = call.request
  const keep = new Set(honoured)
  const parameters = call.parameters.filter((each) => !options.criteria.includes(each) || keep.has(each))
  const remaining = rest.length > 0 ? { ...read, matches: rest } : undefined
  const positions = getPositions(call, search, options, start, remaining)
  const body = buildSearchset({
    ...{ base, subset, issues, matches: matches.map(toFound) },
    included: linked(matches, read.included).map(toFound),
    total: decided ? decided.total : found.total,
    link: buildPageLinks({ base, path, parameters, paging, count, encode: encodeURIComponent }, positions),
    ...(decided && { notices: decided.notices }),
  })
  return { status: 200, headers: [], body }
}

function toFound(resource: Resource) {
  return { type: resource.resourceType, id: String(resource.id), resource }
}

/** Returns the index of the first match of the page, where the paging counts from the beginning. */
function getStart({ paging: { style, parameter }, cursor, count }: SearchOptions): number {
  return style === 'offset' || style === 'page' ? readStart(cursor, count, style, parameter) : 0
}

function getPositions(
  { upstream, request, parameters }: UpstreamContext,
  { path, session }: PagedSearch,
  { paging: { style, lifetimeS }, count }: SearchOptions,
  start: number,
  remaining: UpstreamCursor | undefined,
): PagePositions {
  if (style === 'offset' || style === 'page') {
    const name = (index: number) => String(style === 'page' ? Math.floor(index / count) + 1 : index)
    return {
      current: undefined,
      next: remaining && name(start + count),
      previous: start > 0 ? name(Math.max(0, start - count)) : undefined,
    }
  }
  const stored = remaining && { owner: getSearchOwner(request), path, reading: remaining }
  const next = stored && upstream.pages.keep({ ...stored, parameters }, lifetimeS && lifetimeS * 1000)
  return { current: session, next, previous: undefined }
}

/**
 * Returns the included resources that a visible match refers to, or that refer to one: the upstream may
 * include others.
 */
function linked(matches: readonly Resource[], included: readonly Resource[]): Resource[] {
  const from = collectReferences(matches)
  const to = new Set(matches.map(({ resourceType, id }) => `${resourceType}/${id}`))
  const given = new Set(to)
  return included.filter((each) => {
    const name = `${each.resourceType}/${each.id}`
    if (given.has(name)) return false
    const isLinked = from.has(name) || [...collectReferences([each])].some((link) => to.has(link))
    if (isLinked) given.add(name)
    return isLinked
  })
}
