import { type ParsedScope, parseScopeString, type ResourceScope } from '@smart-mock/fhir-engine/model/scopes'
import type { Entry } from '../../core/journal/entry.ts'
import { formOf } from './incoming-of.ts'

/** Where a client asks for scopes: authorize, and the token request of a backend service. */
export const ASKING_STEPS = ['authorize', 'token'] as const

/** The scope parameter as it was asked for; a refresh is judged by rules of its own. */
export function askedScope(entry: Entry): string | undefined {
  if (entry.step === 'authorize') return entry.facts.scope
  const form = formOf(entry)
  return form.get('grant_type') === 'client_credentials' ? (form.get('scope') ?? undefined) : undefined
}

/** The scopes asked for, parsed; `undefined` when none were. */
export function askedScopes(entry: Entry): readonly ParsedScope[] | undefined {
  const scopes = parseScopeString(askedScope(entry) ?? '')
  return scopes.length === 0 ? undefined : scopes
}

export function resourceScopes(scopes: readonly ParsedScope[]): ResourceScope[] {
  return scopes.filter((scope) => scope.kind === 'resource')
}

export function asksFor(scopes: readonly ParsedScope[], ...names: readonly string[]): boolean {
  return scopes.some(({ raw }) => names.includes(raw))
}
