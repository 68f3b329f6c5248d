import { findSearchParameter } from '../definitions/search-parameters.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import type { SortKey } from './parameters/parse-search-options.ts'
import { getParameterKind, getSearchValues } from './values.ts'

export type Compare = (a: StoredVersion, b: StoredVersion) => number

type SortValue = string | number | undefined

/**
 * Creates a total order of entries: the sort keys, then the order in which ids appeared. Ascending order uses
 * an entry's least value, descending its greatest; entries without a value come last.
 */
export function createVersionOrder(keys: readonly SortKey[]): {
  readonly compare: Compare
  /** Returns the entries in order; the values of each are looked up once, and entries in order stay. */
  sorted(entries: readonly LiveVersion[]): readonly LiveVersion[]
} {
  const row = <E extends StoredVersion>(entry: E) => ({
    entry,
    values: keys.map((key) => sortValue(entry, key)),
  })
  const compareRows = (a: Row, b: Row): number => {
    for (let i = 0; i < keys.length; i++) {
      const [x, y] = [a.values[i], b.values[i]]
      if (x === y) continue
      if (x === undefined) return 1
      if (y === undefined) return -1
      return x < y === keys[i]?.descending ? 1 : -1
    }
    return a.entry.ordinal - b.entry.ordinal
  }
  return {
    compare: (a, b) => compareRows(row(a), row(b)),
    sorted: (entries) => {
      if (keys.length === 0) return sortByOrdinal(entries)
      return entries
        .map(row)
        .sort(compareRows)
        .map(({ entry }) => entry)
    },
  }
}

/** Returns the entries in the order in which their ids appeared: as they come from the store, if unchanged. */
function sortByOrdinal(entries: readonly LiveVersion[]): readonly LiveVersion[] {
  const isSorted = entries.every(
    (entry, i) => i === 0 || (entries[i - 1] as LiveVersion).ordinal < entry.ordinal,
  )
  return isSorted ? entries : [...entries].sort((a, b) => a.ordinal - b.ordinal)
}

interface Row {
  readonly entry: StoredVersion
  readonly values: readonly SortValue[]
}

/** Returns `true` when a resource type can be sorted by this parameter. */
export function isSortable(type: string, code: string): boolean {
  const parameter = findSearchParameter(type, code)
  return parameter !== undefined && getParameterKind(parameter).sortKey !== undefined
}

function sortValue(entry: StoredVersion, { code, descending }: SortKey): SortValue {
  const parameter = findSearchParameter(entry.type, code)
  const kind = parameter && getParameterKind(parameter)
  if (!parameter || !kind?.sortKey) return undefined
  let best: SortValue
  for (const value of getSearchValues(entry, parameter)) {
    const key = kind.sortKey(value)
    if (key === '') continue
    if (best === undefined || (descending ? key > best : key < best)) best = key
  }
  return best
}
