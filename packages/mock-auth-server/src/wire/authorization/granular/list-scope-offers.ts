import { type Category, type FhirStore, listCategories } from '@smart-mock/fhir-engine'
import type { ParsedScope, ResourceScope } from '@smart-mock/fhir-engine/model/parsed-scope'
import { formatScope, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isNarrowable } from './is-narrowable.ts'
import { US_CORE_CATEGORIES } from './us-core-categories.ts'

/** A requested scope, with the granular scopes that may be granted in its place. */
export interface ScopeOffer {
  readonly scope: ParsedScope
  readonly granular: readonly GranularOffer[]
}

/** A requested scope narrowed to one category. */
export interface GranularOffer {
  readonly raw: string
  readonly category: Category
}

/** Maximum number of categories that the data of a server can add. */
const OWN_CATEGORIES = 20

/**
 * Returns the requested scopes; those for all Conditions or Observations with a granular scope for each category of
 * US Core, and of the data.
 */
export function listScopeOffers(requested: string, fhir: FhirStore): ScopeOffer[] {
  const scopes = parseScopeString(requested)
  const asked = new Set(scopes.map(({ raw }) => raw))
  return scopes.map((scope) => {
    if (!isNarrowable(scope)) return { scope, granular: [] }
    const granular = listTypeCategories(scope.type, fhir).map((category) => ({
      raw: narrowTo(scope, category),
      category,
    }))
    return { scope, granular: granular.filter(({ raw }) => !asked.has(raw)) }
  })
}

function listTypeCategories(type: string, fhir: FhirStore): readonly Category[] {
  const known = US_CORE_CATEGORIES[type]
  if (known === undefined) return []
  const own = listCategories(fhir, type).filter(
    ({ system, code }) => !known.some((each) => each.system === system && each.code === code),
  )
  return [...known, ...own.slice(0, OWN_CATEGORIES)]
}

/** Returns the scope with the constraint, in the form (short or URI) that was requested. */
function narrowTo(scope: ResourceScope, { system, code }: Category): string {
  const escaped = [system, code].map((part) => part.replace(/[\\,|$]/g, '\\$&')).join('|')
  const whole = formatScope(scope, 'v2') ?? ''
  const narrowed = formatScope({ ...scope, constraints: [['category', escaped]] }, 'v2') ?? ''
  return scope.raw + narrowed.slice(whole.length)
}
