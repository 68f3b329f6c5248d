/** One value of a metric, with its labels. */
export interface Sample {
  readonly value: number
  /** Values of labels are few and known beforehand: never names of tenants, ids of clients or other input. */
  readonly labels?: Readonly<Record<string, string>>
  /** The part of a histogram that the value is; `undefined` for counters and gauges. */
  readonly part?: 'bucket' | 'sum' | 'count'
}

/** The value of a metric: one value without labels, or one for each set of labels. */
export type MetricValue = number | readonly Sample[]

/** A figure of this process for Prometheus, which is read when it is requested, so that it costs nothing before. */
export interface Metric {
  /** Name by the conventions of Prometheus: the base unit at its end, and after that `_total` for a counter. */
  readonly name: string
  /** A counter never falls while the process runs, whatever is reset or deleted. */
  readonly type: 'counter' | 'gauge' | 'histogram'
  /** One sentence. */
  readonly help: string
  /** Returns the present value; must not throw. */
  readonly read: () => MetricValue | Promise<MetricValue>
}

/** A metric as it was read. */
export interface MetricFamily extends Omit<Metric, 'read'> {
  readonly samples: readonly Sample[]
}
