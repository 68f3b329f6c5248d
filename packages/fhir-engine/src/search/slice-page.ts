import type { LiveVersion } from '../store/stored-version.ts'
import type { Compare } from './create-version-order.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { SearchContext } from './search-context.ts'

export interface Page {
  readonly entries: LiveVersion[]
  readonly next?: string
  readonly previous?: string
  /** The last page, where the paging can name it. */
  readonly last?: string
}

/**
 * Returns one page of an ordered result. A cursor names the entry after (`>`) or before (`<`) which the page
 * starts, at the version it had, so that concurrent writes neither repeat nor skip others.
 */
export function slicePage(
  sorted: readonly LiveVersion[],
  count: number,
  cursor: string | undefined,
  compare: Compare,
  context: SearchContext,
): Page {
  let start = 0
  if (cursor !== undefined) {
    const { back, entry } = readCursor(cursor, context, 's')
    const at = firstIndex(sorted, (each) => (back ? compare(each, entry) >= 0 : compare(each, entry) > 0))
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

/**
 * Returns the index of the first item for which the predicate holds, provided that it holds for all items
 * after it.
 */
function firstIndex<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
