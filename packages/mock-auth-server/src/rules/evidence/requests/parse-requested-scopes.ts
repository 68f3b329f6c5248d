import { type ParsedScope, parseScopeString, type ResourceScope } from '@smart-mock/fhir-engine/model/scopes'
import type { JournalEntry } from '../../../core/journal/journal-entry.ts'
import { parseForm } from './to-incoming-request.ts'

/** Steps in which a client requests scopes: authorize, and the token request of a backend service. */
export const SCOPE_REQUEST_STEPS = ['authorize', 'token'] as const

/** Returns the requested scope parameter; other rules judge a refresh. */
export function findRequestedScope(entry: JournalEntry): string | undefined {
  if (entry.step === 'authorize') return entry.facts.scope
  const form = parseForm(entry)
  return form.get('grant_type') === 'client_credentials' ? (form.get('scope') ?? undefined) : undefined
}

/** Parses the requested scopes; returns `undefined` when none were requested. */
export function parseRequestedScopes(entry: JournalEntry): readonly ParsedScope[] | undefined {
  const scopes = parseScopeString(findRequestedScope(entry) ?? '')
  return scopes.length === 0 ? undefined : scopes
}

export function filterResourceScopes(scopes: readonly ParsedScope[]): ResourceScope[] {
  return scopes.filter((scope) => scope.kind === 'resource')
}

export function requestsScope(scopes: readonly ParsedScope[], ...names: readonly string[]): boolean {
  return scopes.some(({ raw }) => names.includes(raw))
}
