import { FhirError } from '../model/fhir-error.ts'
import type { StoredVersion } from '../store/stored-version.ts'
import type { SearchContext } from './search-context.ts'

/** Returns an opaque text for a position after (`>`) or before (`<`) this version. */
export function writeCursor(direction: '<' | '>', { type, id, version }: StoredVersion): string {
  return btoa(`${direction}${type}/${id}/${version}`)
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

/**
 * Parses a cursor. One for a version that the caller may not see would reveal its position in the order, so
 * it is refused like an unknown one.
 */
export function readCursor(
  cursor: string,
  context: Pick<SearchContext, 'store' | 'isVisible'>,
  letters: string,
): { back: boolean; entry: StoredVersion } {
  const [, direction, type, id, version] =
    /^([<>])(\w+)\/([\w\-.]+)\/([\w\-.]{1,64})$/.exec(decode(cursor)) ?? []
  const entry = type && id && version ? context.store.version(type, id, version) : undefined
  if (!entry || !context.isVisible(entry, letters)) {
    throw new FhirError(400, 'invalid', '_cursor: this page link is not valid; repeat the search')
  }
  return { back: direction === '<', entry }
}

function decode(cursor: string): string {
  try {
    return atob(cursor.replace(/-/g, '+').replace(/_/g, '/'))
  } catch {
    return ''
  }
}
