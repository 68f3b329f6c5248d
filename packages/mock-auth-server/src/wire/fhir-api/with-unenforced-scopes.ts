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

type Relaxation = (scope: ResourceScope) => readonly ParsedScope[]

const RELAXATIONS: readonly (readonly [ServerRequirement, Relaxation])[] = [
  ['fhir-scope-type', (scope) => [scope, { ...scope, type: '*' }]],
  ['fhir-scope-v1-search', (scope) => (scope.notation === 'v1' ? without(scope, 's') : [scope])],
  ['fhir-scope-search', (scope) => withLetters(scope, 's')],
  ['fhir-scope-write', (scope) => withLetters(scope, 'cud')],
  ['fhir-scope-delete', (scope) => withLetters(scope, 'd')],
  ['fhir-compartment', (scope) => [scope, ...forEveryPatient(scope)]],
  ['fhir-granular', (scope) => [{ ...scope, constraints: [] }]],
  ['fhir-granular-modifier', (scope) => [withoutModifiers(scope)]],
]

/** Returns the scope with further permissions, in their order. */
function withLetters(scope: ResourceScope, letters: string): readonly ResourceScope[] {
  const permissions = [...'cruds'].filter((each) => `${scope.permissions}${letters}`.includes(each)).join('')
  return [{ ...scope, permissions }]
}

function without(scope: ResourceScope, letter: string): readonly ResourceScope[] {
  const permissions = scope.permissions.replace(letter, '')
  return permissions === '' ? [] : [{ ...scope, permissions }]
}

/** Returns the reads that a scope permits for its patient, for every patient. */
function forEveryPatient(scope: ResourceScope): readonly ResourceScope[] {
  const permissions = scope.permissions.replace(/[cud]/g, '')
  return scope.level === 'patient' && permissions !== '' ? [{ ...scope, level: 'system', permissions }] : []
}

function withoutModifiers(scope: ResourceScope): ResourceScope {
  return { ...scope, constraints: scope.constraints.filter(([name]) => !name.includes(':')) }
}
