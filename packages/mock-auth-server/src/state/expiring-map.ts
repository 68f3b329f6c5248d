/** A map whose oldest entries leave: expired ones a few at each addition, others at the limit. */
export class ExpiringMap<Value extends { readonly expiresAt: number }> {
  readonly #limit: number
  #map = new Map<string, Value>()

  constructor(limit = 50_000) {
    this.#limit = limit
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): Value | undefined {
    return this.#map.get(key)
  }

  set(key: string, value: Value): void {
    this.#map.set(key, value)
    this.#tidy()
  }

  values(): IterableIterator<Value> {
    return this.#map.values()
  }

  delete(key: string): void {
    this.#map.delete(key)
  }

  /** Wall-clock expiry is enough here: who asks decides by the tenant's clock, which is never behind it. */
  #tidy(): void {
    const now = Date.now()
    let looked = 0
    for (const [key, value] of this.#map) {
      if (looked >= 2 && this.#map.size <= this.#limit) return
      looked += 1
      if (value.expiresAt > now && this.#map.size <= this.#limit) return
      this.#map.delete(key)
    }
  }
}
