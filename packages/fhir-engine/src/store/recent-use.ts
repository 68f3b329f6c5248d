/** Something that keeps a value which can be computed again. */
export interface Forgetful {
  /** Size of what it keeps. */
  readonly size: number
  /** `true` when it was used since this was set to `false`. */
  wasUsed: boolean
  forget(): void
}

/** Limits what is kept: above the limit, what was not used lately is forgotten. */
export class RecentUse {
  readonly #limit: number
  readonly #kept = new Set<Forgetful>()
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts an item that keeps a value now; it must not be counted already. */
  add(item: Forgetful): void {
    this.#size += item.size
    for (const oldest of this.#kept) {
      if (this.#size <= this.#limit) break
      this.#kept.delete(oldest)
      if (oldest.wasUsed) {
        oldest.wasUsed = false
        this.#kept.add(oldest)
      } else {
        this.#size -= oldest.size
        oldest.forget()
      }
    }
    this.#kept.add(item)
  }
}
