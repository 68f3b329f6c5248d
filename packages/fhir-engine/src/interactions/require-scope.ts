import { FhirError } from '../model/fhir-error.ts'
import type { StoredVersion } from '../store/stored-version.ts'
import type { InteractionContext } from './interaction-context.ts'

const WORDS: Readonly<Record<string, string>> = {
  c: 'create',
  r: 'read',
  u: 'update',
  d: 'delete',
  s: 'search',
}

/** Throws 403 `insufficient_scope` when no scope has this permission for the type (S-123). */
export function requireScope(
  { filter }: Pick<InteractionContext, 'filter'>,
  type: string,
  letters: string,
): void {
  if (filter.allows(type, letters)) return
  const words = [...letters].map((letter) => WORDS[letter]).join(' or ')
  throw new FhirError(403, 'forbidden', `No granted scope permits ${words} on ${type}`, [
    ['WWW-Authenticate', `Bearer error="insufficient_scope", scope="${filter.level}/${type}.${letters}"`],
  ])
}

/** Creates the error for an instance outside the filter: by default the same as for a missing one. */
export function createHiddenError(
  { filter }: Pick<InteractionContext, 'filter'>,
  type: string,
  id: string,
): FhirError {
  return filter.hidden === 'forbidden'
    ? new FhirError(403, 'forbidden', `The granted scopes do not cover ${type}/${id}`)
    : createNotFoundError(type, id)
}

export function createNotFoundError(type: string, id: string): FhirError {
  return new FhirError(404, 'not-found', `${type}/${id} is unknown`)
}

/**
 * Returns the newest version if the caller may see it by this permission; throws 404, 410 or 403 otherwise.
 */
export function requireVisibleVersion(
  call: InteractionContext,
  type: string,
  id: string,
  letter: string,
): StoredVersion {
  const entry = call.store.newest(type, id)
  if (!entry) throw createNotFoundError(type, id)
  if (!call.filter.isVisible(entry, letter)) throw createHiddenError(call, type, id)
  return entry
}
