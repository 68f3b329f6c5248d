import type { Metric, MetricFamily } from './metric.ts'

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/

/** The metrics of a process; each part of it adds its own. */
export class MetricRegistry {
  readonly #metrics = new Map<string, Metric>()

  /** Adds metrics; throws an `Error` for a name that is taken, or that breaks the conventions. */
  add(metrics: readonly Metric[]): void {
    for (const metric of metrics) {
      const { name, type } = metric
      if (!NAME.test(name))
        throw new Error(`the metric ${name} must have a name of words joined by underscores`)
      if (name.endsWith('_total') !== (type === 'counter'))
        throw new Error(
          `the metric ${name} is a ${type}; the names of counters, and no others, end with _total`,
        )
      if (this.#metrics.has(name)) throw new Error(`there is a metric ${name} already`)
      this.#metrics.set(name, metric)
    }
  }

  /** Reads all metrics, in the order in which they were added. */
  collect(): Promise<MetricFamily[]> {
    return Promise.all(
      [...this.#metrics.values()].map(async ({ name, type, help, read }) => {
        const reading = await read()
        return { name, type, help, samples: typeof reading === 'number' ? [{ value: reading }] : reading }
      }),
    )
  }
}
