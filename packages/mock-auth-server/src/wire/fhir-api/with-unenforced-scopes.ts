import type { ParsedScope } from '@smart-mock/fhir-engine/model/scopes'
import { isEnforced, type ServerRequirement } from '../../core/declare/server-requirements.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'

type ResourceScope = Extract<ParsedScope, { readonly kind: 'resource' }>

/** Returns the scopes by which a request is judged: the granted ones, and what a requirement that is not enforced opens. */
export function withUnenforcedScopes(
  scopes: readonly ParsedScope[],
  options: TenantOptions,
): readonly ParsedScope[] {
  if (options.unenforced.length === 0) return scopes
  return RELAXATIONS.reduce(
    (held, [requirement, relax]) =>
      isEnforced(options, requirement)
        ? held
        : held.flatMap((scope) => (scope.kind === 'resource' ? relax(scope) : [scope])),
    scopes,
  )
}

const RELAXATIONS: readonly (readonly [
  ServerRequirement,
  (scope: ResourceScope) => readonly ParsedScope[],
])[] = [['fhir-scope-type', (scope) => [scope, { ...scope, type: '*' }]]]
