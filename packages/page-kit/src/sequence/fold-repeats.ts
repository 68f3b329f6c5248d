/** An item of a sequence with those that repeat it. */
export interface Fold<Item> {
  readonly item: Item
  readonly repeats: readonly Item[]
}

/**
 * Folds items that repeat an earlier one into that one, as long as no item without a key comes between. The order of
 * the first ones is kept.
 */
export function foldRepeats<Item>(
  items: readonly Item[],
  getKey: (item: Item) => string | undefined,
): Fold<Item>[] {
  const folds: { item: Item; repeats: Item[] }[] = []
  let known = new Map<string, Item[]>()
  for (const item of items) {
    const key = getKey(item)
    if (key === undefined) known = new Map()
    const earlier = key === undefined ? undefined : known.get(key)
    if (earlier) {
      earlier.push(item)
      continue
    }
    const fold = { item, repeats: [] }
    folds.push(fold)
    if (key !== undefined) known.set(key, fold.repeats)
  }
  return folds
}
