/** Names in the order of their last use, at most a number of them. */
export class RecentNames {
  readonly #limit: number
  readonly #names = new Set<string>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#names.size
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** Records a use; returns the name that gives way to a new one, the least recently used, or `undefined`. */
  use(name: string): string | undefined {
    const [oldest] = this.#names
    const isFull = this.#names.size >= this.#limit
    const gives = !this.#names.delete(name) && isFull ? oldest : undefined
    this.#names.add(name)
    return gives
  }

  delete(name: string): void {
    this.#names.delete(name)
  }
}
