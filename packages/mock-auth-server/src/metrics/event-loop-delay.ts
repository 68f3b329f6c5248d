import { Histogram } from './histogram.ts'
import type { Metric } from './metric.ts'

/** Milliseconds between two measurements. */
const INTERVAL_MS = 20

/** The lateness of timers in the event loop, which is measured once somebody has requested it. */
export class EventLoopDelay {
  readonly #delays = new Histogram()
  readonly #stopping: AbortSignal
  #timer: NodeJS.Timeout | undefined

  /** Creates the measurement, which ends with the signal. */
  constructor(stopping: AbortSignal) {
    this.#stopping = stopping
    stopping.addEventListener('abort', () => clearTimeout(this.#timer), { once: true })
  }

  /** Returns it as a metric, whose first reading starts it. */
  list(): Metric[] {
    return [
      {
        name: 'smart_mock_event_loop_delay_seconds',
        type: 'histogram',
        help: 'Time by which a timer every 20 ms is late; measured since the first scrape.',
        read: () => {
          if (this.#timer === undefined && !this.#stopping.aborted) this.#measure()
          return this.#delays.list()
        },
      },
    ]
  }

  #measure(): void {
    const due = performance.now() + INTERVAL_MS
    this.#timer = setTimeout(() => {
      this.#delays.observe(Math.max(0, performance.now() - due) / 1000)
      this.#measure()
    }, INTERVAL_MS).unref()
  }
}
