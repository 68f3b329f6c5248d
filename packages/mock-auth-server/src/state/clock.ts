/**
 * Two times, in milliseconds: wire time is always the wall clock; expiry time is ahead of it by the tenant's
 * offset, and only ages what we issued, so that no lie about the time ever goes on the wire.
 */
export class Clock {
  #offsetMs = 0

  wireNow(): number {
    return Date.now()
  }

  expiryNow(): number {
    return Date.now() + this.#offsetMs
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  /** Ages everything that was issued. */
  advance(seconds: number): void {
    this.#offsetMs += Math.max(0, seconds) * 1000
  }

  reset(): void {
    this.#offsetMs = 0
  }
}
