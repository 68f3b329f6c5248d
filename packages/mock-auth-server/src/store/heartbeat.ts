import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds for which a sign of life counts: after them another process may take over. */
export const LIFE_MS = 2000
const INTERVAL_MS = 500
/** Milliseconds for which a request waits for a store that does not respond. */
const REVIVE_MS = 1000
/** Milliseconds by which this process stops before others may begin. */
const MARGIN_MS = 250

/** A time by two clocks, in milliseconds: the first one stops while a machine sleeps, the second one may be set. */
type Moment = readonly [steady: number, wall: number]

const readClocks = (ahead = 0): Moment => [performance.now() + ahead, Date.now() + ahead]

/** Returns `true` when a time has not come by either clock. */
function isAhead([steady, wall]: Moment): boolean {
  const [steadyNow, wallNow] = readClocks()
  return steadyNow < steady && wallNow < wall
}

/** Shows the store that this process is alive, and tells whether the others still know that. */
export class Heartbeat {
  readonly #beat: () => Promise<unknown>
  readonly #onLapsed: () => Promise<void>
  readonly #timer: NodeJS.Timeout
  #aliveUntil: Moment | undefined
  #lapses = 0
  #doubts = 0
  #settledDoubts = 0
  #problem: unknown
  #beating: Promise<void> | undefined

  /**
   * Starts; `onLapsed` is called when the process shows life again after others may have thought otherwise, or after
   * doubt, and counts as alive once that is done.
   */
  constructor(beat: () => Promise<unknown>, onLapsed: () => Promise<void>) {
    this.#beat = beat
    this.#onLapsed = onLapsed
    this.#timer = setInterval(() => void this.beat(), INTERVAL_MS)
    this.#timer.unref()
  }

  get isAlive(): boolean {
    return this.#aliveUntil !== undefined && isAhead(this.#aliveUntil)
  }

  /** Number of times that others may have thought this process dead, or that the store was doubted. */
  get lapses(): number {
    return this.#lapses
  }

  /** The error of the last sign of life; `undefined` when it succeeded. */
  get problem(): unknown {
    return this.#problem
  }

  /** Doubts that the store still has what it had, as after a lost connection. */
  doubt(): void {
    this.#doubts += 1
  }

  /** Shows a sign of life; a failure is none. */
  beat(): Promise<void> {
    this.#beating ??= this.#show().finally(() => {
      this.#beating = undefined
    })
    return this.#beating
  }

  /** Shows a sign of life at once, and returns whether that counts; does not wait for a store that does not respond. */
  async revive(): Promise<boolean> {
    const waiting = new AbortController()
    const late = sleep(REVIVE_MS, undefined, { signal: waiting.signal }).catch(() => undefined)
    await Promise.race([this.beat(), late])
    waiting.abort()
    return this.isAlive
  }

  async #show(): Promise<void> {
    const until = readClocks(LIFE_MS - MARGIN_MS)
    try {
      await this.#beat()
      const doubts = this.#doubts
      const hasLapsed = this.#aliveUntil !== undefined && !isAhead(this.#aliveUntil)
      if (hasLapsed || doubts > this.#settledDoubts) {
        this.#lapses += 1
        await this.#onLapsed()
      }
      this.#settledDoubts = doubts
      this.#aliveUntil = until
      this.#problem = undefined
    } catch (error) {
      // The next one may succeed.
      this.#problem = error
    }
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#aliveUntil = undefined
  }
}
