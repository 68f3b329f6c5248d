/** Replaces the item with the same id, or appends the item. */
export function replaceById<T extends { id: string }>(items: T[], item: T): void {
  const index = items.findIndex(({ id }) => id === item.id)
  if (index === -1) items.push(item)
  else items[index] = item
}
