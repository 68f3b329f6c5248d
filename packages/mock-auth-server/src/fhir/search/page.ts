import { FhirError } from '../fhir-error.ts'
import type { Entry, LiveEntry } from '../store/entry.ts'
import type { Compare } from './order.ts'
import type { SearchContext } from './search-context.ts'

export interface Page {
  readonly entries: LiveEntry[]
  readonly next?: string
  readonly previous?: string
}

/**
 * Cuts one page out of an ordered result. A cursor names the entry after (`>`) or before (`<`) which to
 * go on, at the version it had, so that writes in between neither repeat nor skip others.
 */
export function page(
  sorted: readonly LiveEntry[],
  count: number,
  cursor: string | undefined,
  compare: Compare,
  context: SearchContext,
): Page {
  let start = 0
  if (cursor !== undefined) {
    const { back, entry } = readCursor(cursor, context)
    const after = sorted.findIndex((each) => (back ? compare(each, entry) >= 0 : compare(each, entry) > 0))
    const at = after < 0 ? sorted.length : after
    start = back ? Math.max(0, at - count) : at
  }
  const entries = sorted.slice(start, start + count)
  const [first, last] = [entries[0], entries.at(-1)]
  return {
    entries,
    ...(last && start + count < sorted.length && { next: writeCursor('>', last) }),
    ...(first && start > 0 && { previous: writeCursor('<', first) }),
  }
}

function writeCursor(direction: '<' | '>', { type, id, version }: Entry): string {
  return btoa(`${direction}${type}/${id}/${version}`)
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

/** A cursor on something that the caller does not see would tell where it stands in the order: refused. */
function readCursor(cursor: string, context: SearchContext): { back: boolean; entry: Entry } {
  const text = decode(cursor)
  const [, direction, type, id, version] = /^([<>])(\w+)\/([\w\-.]+)\/(\d+)$/.exec(text) ?? []
  const entry = type && id ? context.store.version(type, id, Number(version)) : undefined
  if (!entry || !context.sees(entry, 's')) {
    throw new FhirError(400, 'invalid', '_cursor: this page link is not valid here; start the search again')
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
