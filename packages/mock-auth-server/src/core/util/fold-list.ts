/** Number of items that a folded list tells at either end. */
const TOLD = 3

/** Joins items to a list; of more than six it gives the number, and tells the first and last three. */
export function foldList(items: readonly string[], noun: string, separator = ', '): string {
  if (items.length <= 2 * TOLD) return items.join(separator)
  const [first, last] = [items.slice(0, TOLD), items.slice(-TOLD)].map((part) => part.join(separator))
  return `${items.length} ${noun}, the first and last three: ${first} … ${last}`
}
