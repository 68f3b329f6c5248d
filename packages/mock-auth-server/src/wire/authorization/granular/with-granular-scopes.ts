import { coversScope, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { isNarrowable } from './is-narrowable.ts'

/**
 * Returns the requested scopes as a server grants them that decides without a page: each granular scope replaces
 * the requested scopes for its resource type that cover it.
 */
export function withGranularScopes(requested: string, granularScope: string | undefined): string {
  if (granularScope === undefined) return requested
  const granular = parseScopeString(granularScope)
  const granted = parseScopeString(requested).flatMap((scope) => {
    const narrower = granular.filter(
      (each) =>
        isNarrowable(scope) &&
        each.kind === 'resource' &&
        each.type === scope.type &&
        coversScope(scope, each),
    )
    return narrower.length > 0 ? narrower.map(({ raw }) => raw) : [scope.raw]
  })
  return [...new Set(granted)].join(' ')
}

/** Returns the problem with the granular scopes of a tenant that decides without a page, or `undefined`. */
export function findGranularScopeProblem(granularScope: string): string | undefined {
  const scopes = parseScopeString(granularScope)
  const bad = scopes.find((scope) => scope.kind !== 'resource' || scope.constraints.length === 0)
  if (bad === undefined && scopes.length > 0) return undefined
  const example =
    'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'
  return `granularScope must have granular scopes such as ${example}, not ${bad?.raw ?? 'none'}`
}
