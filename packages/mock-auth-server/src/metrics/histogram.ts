import type { Sample } from './metric.ts'

/** Upper bounds of the buckets for durations, in seconds. */
const DURATION_BOUNDS: readonly number[] = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
]

/** A distribution of values in buckets; an observation allocates nothing. */
export class Histogram {
  readonly #bounds: readonly number[]
  /** Observations by bucket, each in the first that it fits in; the last has no bound. */
  readonly #counts: Float64Array
  readonly #sum = new Float64Array(1)

  /** Creates an empty histogram with buckets up to these bounds, in ascending order. */
  constructor(bounds: readonly number[] = DURATION_BOUNDS) {
    this.#bounds = bounds
    this.#counts = new Float64Array(bounds.length + 1)
  }

  observe(value: number): void {
    const bounds = this.#bounds
    let bucket = 0
    while (bucket < bounds.length && value > (bounds[bucket] as number)) bucket += 1
    ;(this.#counts[bucket] as number) += 1
    ;(this.#sum[0] as number) += value
  }

  /** Returns the samples, with cumulative counts, and these labels besides `le`. */
  list(labels: Readonly<Record<string, string>> = {}): Sample[] {
    let count = 0
    const buckets = [...this.#bounds, Number.POSITIVE_INFINITY].map((bound, at): Sample => {
      count += this.#counts[at] ?? 0
      return { part: 'bucket', labels: { ...labels, le: formatBound(bound) }, value: count }
    })
    return [
      ...buckets,
      { part: 'sum', labels, value: this.#sum[0] ?? 0 },
      { part: 'count', labels, value: count },
    ]
  }
}

/** Formats a bound as OpenMetrics does, which the older format allows, too: whole numbers with a decimal. */
function formatBound(bound: number): string {
  if (bound === Number.POSITIVE_INFINITY) return '+Inf'
  return Number.isInteger(bound) ? bound.toFixed(1) : String(bound)
}
