/**
 * Two clocks, in milliseconds: transferred times always use the wall clock; the expiry clock is ahead of it
 * by the tenant's offset, and only ages issued values and cached keys of clients, so that no false time is ever
 * transferred.
 */
export class Clock {
  #offsetMs = 0

  now(): number {
    return Date.now()
  }

  expiryNow(): number {
    return Date.now() + this.#offsetMs
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  /** Advances the expiry clock, which ages every issued value. */
  advance(seconds: number): void {
    this.#offsetMs += Math.max(0, seconds) * 1000
  }

  reset(): void {
    this.#offsetMs = 0
  }

  restore(offsetMs: number): void {
    this.#offsetMs = offsetMs
  }
}
