import { applySubset, type Subset } from '../definitions/apply-subset.ts'
import type { SearchNotice } from '../model/decisions.ts'
import { buildOperationOutcome, type Issue } from '../model/fhir-error.ts'
import type { Resource } from '../model/resource.ts'

/** A resource that was found, with its names: looking them up in resources of many shapes takes longer. */
interface FoundResource {
  readonly type: string
  readonly id: string
  readonly resource: Resource
}

/** The parts of a search result, in their order. */
export interface SearchsetParts {
  /** Absolute FHIR base. */
  readonly base: string
  /** `undefined` for a Bundle without a total. */
  readonly total: number | undefined
  readonly link: fhir4.BundleLink[]
  readonly matches: readonly FoundResource[]
  readonly included: readonly FoundResource[]
  readonly issues: readonly Issue[]
  /** Stand first when there are no matches, else last. */
  readonly notices?: readonly SearchNotice[]
  readonly subset: Subset
}

/** Builds a `searchset` Bundle. */
export function buildSearchset(parts: SearchsetParts): fhir4.Bundle {
  const { base, total, link, matches, included, issues, subset } = parts
  const toEntry = (found: FoundResource, mode: 'match' | 'include'): fhir4.BundleEntry => ({
    fullUrl: `${base}/${found.type}/${found.id}`,
    resource: applySubset(found.resource, subset) as unknown as fhir4.FhirResource,
    search: { mode },
  })
  const results: fhir4.BundleEntry[] = []
  for (const each of matches) results.push(toEntry(each, 'match'))
  for (const each of included) results.push(toEntry(each, 'include'))
  if (issues.length > 0)
    results.push({ resource: buildOperationOutcome(issues), search: { mode: 'outcome' } })
  const entry = parts.notices ? withNotices(results, parts.notices, matches.length === 0) : results
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total !== undefined && { total }),
    link,
    ...(entry.length > 0 && { entry }),
  }
}

function withNotices(
  results: readonly fhir4.BundleEntry[],
  notices: readonly SearchNotice[],
  isFirst: boolean,
): fhir4.BundleEntry[] {
  const entries = notices.map(toNoticeEntry)
  return isFirst ? [...entries, ...results] : [...results, ...entries]
}

function toNoticeEntry({ fullUrl, issue }: SearchNotice): fhir4.BundleEntry {
  const resource: unknown = { resourceType: 'OperationOutcome', issue }
  return { fullUrl, resource: resource as fhir4.OperationOutcome, search: { mode: 'outcome' } }
}
