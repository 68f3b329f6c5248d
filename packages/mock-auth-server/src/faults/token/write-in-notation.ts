import { formatScope, type ParsedScope } from '@smart-mock/fhir-engine/model/scopes'

/** Returns a scope in the given notation, unchanged when it has no such form. */
export function writeInNotation(scope: ParsedScope, notation: 'v1' | 'v2'): string {
  return scope.kind === 'resource' ? (formatScope(scope, notation) ?? scope.raw) : scope.raw
}
