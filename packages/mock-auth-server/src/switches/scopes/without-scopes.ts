import { type ParsedScope, parseScope } from '@smart-mock/fhir-engine/model/scopes'
import type { ScopeDecision } from '../../core/oauth/scope-decision.ts'

/** Returns a decision that drops some more of the scopes. */
export function withoutScopes(
  { granted, dropped }: ScopeDecision,
  isDropped: (scope: ParsedScope) => boolean,
  why: string,
): ScopeDecision {
  const more = granted.filter((scope) => isDropped(parseScope(scope)))
  return {
    granted: granted.filter((scope) => !more.includes(scope)),
    dropped: [...dropped, ...more.map((scope) => ({ scope, why }))],
  }
}
