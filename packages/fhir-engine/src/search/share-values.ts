import type { SearchType } from '../definitions/search-parameters.ts'

/** Types whose values are equal when their JSON is, which decimals of different precision need not be. */
const SHARED = new Set<SearchType>(['token', 'reference', 'date', 'string', 'uri'])
/** Number of values that are remembered; then it starts with none. */
const MOST = 50_000
const NONE: readonly unknown[] = []
const common = new Map<string, readonly unknown[]>()

/** Returns the values that another resource has already, where they are the same: these arrays outnumber the resources. */
export function shareValues(values: readonly unknown[], type: SearchType): readonly unknown[] {
  if (values.length === 0) return NONE
  // A copy has no spare room.
  if (!SHARED.has(type)) return values.slice()
  const key = JSON.stringify(values)
  const known = common.get(key)
  if (known) return known
  if (common.size >= MOST) common.clear()
  const own = values.slice()
  common.set(key, own)
  return own
}
