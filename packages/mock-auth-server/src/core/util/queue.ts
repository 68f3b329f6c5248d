/**
 * A first-in, first-out queue in constant time. A `Map` that loses its first entry at every turn keeps the
 * gaps for long, and finding its first entry then skips thousands of them.
 */
export class Queue<Item> {
  #items: (Item | undefined)[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  push(item: Item): void {
    this.#items.push(item)
  }

  /** Returns the oldest item without removing it. */
  peek(): Item | undefined {
    return this.#items[this.#head]
  }

  /** Removes and returns the oldest item. */
  shift(): Item | undefined {
    if (this.size === 0) return undefined
    const item = this.#items[this.#head]
    // The place is left later, what stood there now: it may be large.
    this.#items[this.#head] = undefined
    this.#head += 1
    if (this.#head > 1024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  clear(): void {
    this.#items = []
    this.#head = 0
  }

  /** Returns the item for which the comparison is 0, by bisection: the items are in the order of the comparison. */
  search(compare: (item: Item) => number): Item | undefined {
    const item = this.#items[this.#bisect(compare)]
    return item !== undefined && compare(item) === 0 ? item : undefined
  }

  /** Returns the items for which the comparison is 0 or more, by bisection likewise. */
  listFrom(compare: (item: Item) => number): Item[] {
    return this.#items.slice(this.#bisect(compare)) as Item[]
  }

  /** Returns the place of the first item for which the comparison is 0 or more. */
  #bisect(compare: (item: Item) => number): number {
    let [low, high] = [this.#head, this.#items.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(this.#items[middle] as Item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Returns all items, oldest first. */
  toArray(): Item[] {
    return this.#items.slice(this.#head) as Item[]
  }
}
