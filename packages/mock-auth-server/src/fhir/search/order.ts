import { searchParameter } from '../definitions/search-parameters.ts'
import type { Entry } from '../store/entry.ts'
import type { SortKey } from './search-options.ts'
import { kindOf, valuesOf } from './values.ts'

export type Compare = (a: Entry, b: Entry) => number

/**
 * A total order of entries: the sort keys, then the order in which ids appeared. Ascending takes an
 * entry's least value, descending its greatest; entries without a value come last.
 */
export function order(sort: readonly SortKey[]): Compare {
  const keys = new Map<Entry, (string | number | undefined)[]>()
  const keysOf = (entry: Entry) => {
    const known = keys.get(entry)
    if (known) return known
    const made = sort.map((key) => sortValue(entry, key))
    keys.set(entry, made)
    return made
  }
  return (a, b) => {
    const [left, right] = [keysOf(a), keysOf(b)]
    for (const [i, { descending }] of sort.entries()) {
      const [x, y] = [left[i], right[i]]
      if (x === y) continue
      if (x === undefined) return 1
      if (y === undefined) return -1
      return x < y === descending ? 1 : -1
    }
    return a.ordinal - b.ordinal
  }
}

/** Whether a resource type can be sorted by this parameter. */
export function isSortable(type: string, code: string): boolean {
  const parameter = searchParameter(type, code)
  return parameter !== undefined && kindOf(parameter).sortKey !== undefined
}

function sortValue(entry: Entry, { code, descending }: SortKey): string | number | undefined {
  const parameter = searchParameter(entry.type, code)
  const kind = parameter && kindOf(parameter)
  if (!parameter || !kind?.sortKey) return undefined
  let best: string | number | undefined
  for (const value of valuesOf(entry, parameter)) {
    const key = kind.sortKey(value)
    if (key === '') continue
    if (best === undefined || (descending ? key > best : key < best)) best = key
  }
  return best
}
