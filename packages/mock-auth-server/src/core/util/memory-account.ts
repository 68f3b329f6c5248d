/** Tells an account whose limit is exceeded, so that something can give way. */
type OnExceeded = () => void

/**
 * The estimated bytes of one part of the process. Accounts form a tree: a change of one is a change of those
 * above it, so that a sum is always at hand and never counted anew.
 */
export class MemoryAccount {
  readonly limit: number
  readonly #onExceeded: OnExceeded | undefined
  #parent: MemoryAccount | undefined
  #bytes = 0

  /** Creates an account at the top; `onExceeded` is called at every addition above its limit. */
  constructor(limit = Number.POSITIVE_INFINITY, onExceeded?: OnExceeded) {
    this.limit = limit
    this.#onExceeded = onExceeded
  }

  get bytes(): number {
    return this.#bytes
  }

  /** `true` when this account, or one above it, has more than its limit. */
  get isFull(): boolean {
    return this.#bytes > this.limit || this.#parent?.isFull === true
  }

  /** Creates an account below this one. */
  createPart(limit?: number): MemoryAccount {
    const part = new MemoryAccount(limit)
    part.#parent = this
    return part
  }

  /** Adds bytes, or takes them back when they are negative. Must be the last thing that a change does. */
  add(bytes: number): void {
    this.#bytes += bytes
    if (bytes > 0 && this.#bytes > this.limit) this.#onExceeded?.()
    this.#parent?.add(bytes)
  }

  /** Gives all bytes back to the accounts above, which later changes of this one no longer concern. */
  detach(): void {
    this.#parent?.add(-this.#bytes)
    this.#parent = undefined
  }
}
