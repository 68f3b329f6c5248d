import { parseScopeString, type ResourceScope } from '@smart-mock/fhir-engine/model/scopes'
import type { Grant } from '../../core/oauth/grant.ts'

/** Returns the grant with each resource scope replaced, without duplicates; all other scopes remain. */
export function withResourceScopes(
  grant: Grant,
  replace: (scope: ResourceScope) => readonly string[],
): Grant {
  const scopes = parseScopeString(grant.scope).flatMap((scope) =>
    scope.kind === 'resource' ? replace(scope) : [scope.raw],
  )
  return { ...grant, scope: [...new Set(scopes)].join(' ') }
}
