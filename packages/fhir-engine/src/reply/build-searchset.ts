import { applySubset, type Subset } from '../definitions/apply-subset.ts'
import type { SearchNotice } from '../model/decisions.ts'
import { buildOperationOutcome, type Issue } from '../model/fhir-error.ts'
import type { Resource } from '../model/resource.ts'

/** The parts of a search result, in their order. */
export interface SearchsetParts {
  /** Absolute FHIR base. */
  readonly base: string
  /** `undefined` for a Bundle without a total. */
  readonly total: number | undefined
  readonly link: fhir4.BundleLink[]
  readonly matches: readonly Resource[]
  readonly included: readonly Resource[]
  readonly issues: readonly Issue[]
  /** Stand first when there are no matches, else last. */
  readonly notices?: readonly SearchNotice[]
  readonly subset: Subset
}

/** Builds a `searchset` Bundle. */
export function buildSearchset(parts: SearchsetParts): fhir4.Bundle {
  const { base, total, link, matches, included, issues, subset } = parts
  const toEntry = (resource: Resource, mode: 'match' | 'include'): fhir4.BundleEntry => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource: applySubset(resource, subset) as unknown as fhir4.FhirResource,
    search: { mode },
  })
  const found = [
    ...matches.map((each) => toEntry(each, 'match')),
    ...included.map((each) => toEntry(each, 'include')),
    ...(issues.length > 0
      ? [{ resource: buildOperationOutcome(issues), search: { mode: 'outcome' as const } }]
      : []),
  ]
  const notices = (parts.notices ?? []).map(toNoticeEntry)
  const entry = matches.length === 0 ? [...notices, ...found] : [...found, ...notices]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total !== undefined && { total }),
    link,
    ...(entry.length > 0 && { entry }),
  }
}

function toNoticeEntry({ fullUrl, issue }: SearchNotice): fhir4.BundleEntry {
  return {
    fullUrl,
    resource: { resourceType: 'OperationOutcome', issue: [...issue] } as fhir4.OperationOutcome,
    search: { mode: 'outcome' },
  }
}
