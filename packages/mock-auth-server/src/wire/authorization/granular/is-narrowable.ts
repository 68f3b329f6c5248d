import type { ParsedScope, ResourceScope } from '@smart-mock/fhir-engine/model/parsed-scope'

/**
 * Returns `true` for a scope that a granular one may replace: for one resource type, in v2 notation, without
 * constraint. v1 has no granular scopes, and a client that writes v1 is answered in v1 (S-080).
 */
export const isNarrowable = (scope: ParsedScope): scope is ResourceScope =>
  scope.kind === 'resource' && scope.type !== '*' && scope.notation === 'v2' && scope.constraints.length === 0
