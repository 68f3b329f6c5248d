import { applySubset } from '../definitions/apply-subset.ts'
import { buildOperationOutcome } from '../model/fhir-error.ts'
import type { FhirReply } from '../model/request.ts'
import type { Resource } from '../model/resource.ts'
import type { Parameters } from '../search/parse-query.ts'
import { collectReferences } from './access/collect-references.ts'
import { getSearchOwner } from './access/get-search-owner.ts'
import type { SearchPlan } from './interactions/plan-search.ts'
import type { UpstreamCursor } from './paging-table.ts'
import { type ClassifyEntry, readAhead } from './read-ahead.ts'
import type { UpstreamContext } from './upstream-context.ts'

/**
 * Reads one page from the position of a search and returns it; remaining matches are stored for the next
 * page.
 */
export async function createPageReply(
  call: UpstreamContext,
  { path, reading, sort }: { path: string; reading: UpstreamCursor; sort: ClassifyEntry },
  { options, issues, honoured }: Pick<SearchPlan, 'options' | 'issues' | 'honoured'>,
  first: boolean,
): Promise<FhirReply> {
  const { count, countOnly } = options
  const read = await readAhead(call, reading, countOnly ? Number.MAX_SAFE_INTEGER : count, sort)
  const matches = countOnly ? [] : read.matches.slice(0, count)
  const rest = countOnly ? [] : read.matches.slice(count)
  const whole = first && rest.length === 0 && read.next === undefined
  const kept = rest.length > 0 ? { ...read, matches: rest } : undefined
  const { base } = call.request
  const keep = new Set(honoured)
  const shown = call.parameters.filter((each) => !options.criteria.includes(each) || keep.has(each))
  const url = (more: Parameters) => `${base}/${path}${query([...shown, ...more])}`
  const id = kept && call.upstream.pages.keep({ owner: getSearchOwner(call.request), path, reading: kept })
  const entry = (resource: Resource, mode: 'match' | 'include'): fhir4.BundleEntry => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource: applySubset(resource, options.subset) as unknown as fhir4.FhirResource,
    search: { mode },
  })
  const entries = [
    ...matches.map((each) => entry(each, 'match')),
    ...linked(matches, read.included).map((each) => entry(each, 'include')),
    ...(issues.length > 0
      ? [{ resource: buildOperationOutcome(issues), search: { mode: 'outcome' as const } }]
      : []),
  ]
  return {
    status: 200,
    headers: [],
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      ...(whole && { total: read.matches.length }),
      link: [
        { relation: 'self', url: url([]) },
        ...(id === undefined ? [] : [{ relation: 'next', url: url([['_cursor', id]]) }]),
      ],
      ...(entries.length > 0 && { entry: entries }),
    },
  }
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

function query(parameters: Parameters): string {
  const last = parameters.findLast(([name]) => name === '_cursor')
  const text = parameters
    .filter((each) => each[0] !== '_cursor' || each === last)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
  return text && `?${text}`
}
