import { parseScopeString, type ResourceScope } from '@smart-mock/fhir-engine/model/scopes'
import type { Grant } from '../../core/oauth/grant.ts'

/** The grant with each resource scope replaced by others, without repeats; all other scopes stay. */
export function withResourceScopes(
  grant: Grant,
  replace: (scope: ResourceScope) => readonly string[],
): Grant {
  const scopes = parseScopeString(grant.scope).flatMap((scope) =>
    scope.kind === 'resource' ? replace(scope) : [scope.raw],
  )
  return { ...grant, scope: [...new Set(scopes)].join(' ') }
}
