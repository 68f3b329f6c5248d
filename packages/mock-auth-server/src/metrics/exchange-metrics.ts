import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { STEPS, type Step } from '../core/journal/steps.ts'
import type { JournalEvent } from '../journal/journal-event.ts'
import { Histogram } from './histogram.ts'
import type { Metric, Sample } from './metric.ts'

/** Outcomes of an exchange: the class of its status, or that the client had gone before the reply was written. */
const OUTCOMES = ['2xx', '3xx', '4xx', '5xx', 'other', 'aborted'] as const
const OTHER = OUTCOMES.indexOf('other')
const ABORTED = OUTCOMES.indexOf('aborted')

/** The figures of one step. */
interface StepFigures {
  /** Exchanges by outcome. */
  readonly counts: Float64Array
  readonly durations: Histogram
}

/** The exchanges of all tenants since the process started; resets, deletions and evictions leave them as they are. */
export class ExchangeMetrics {
  /** Number of exchanges that began. */
  openedCount = 0
  readonly #steps = new Map<Step, StepFigures>(
    STEPS.map((step) => [step, { counts: new Float64Array(OUTCOMES.length), durations: new Histogram() }]),
  )
  readonly #strikes = new Map<string, number>()

  /** Takes an event of a journal; with no strike, it allocates nothing. */
  follow(event: JournalEvent): void {
    if (event.type === 'opened') this.openedCount += 1
    else if (event.type === 'closed') this.#record(event.entry)
  }

  /** Returns the strikes so far, by the name of the fault. */
  listStrikes(): ReadonlyMap<string, number> {
    return this.#strikes
  }

  /** Returns exchanges and durations as metrics, with a value for every step and outcome from the start. */
  list(): Metric[] {
    const collect = (read: (step: Step, figures: StepFigures) => readonly Sample[]) =>
      [...this.#steps].flatMap(([step, figures]) => read(step, figures))
    return [
      {
        name: 'smart_mock_exchanges_total',
        type: 'counter',
        help: 'Exchanges that ended, by step and by the class of the status that was sent, or aborted.',
        read: () =>
          collect((step, { counts }) =>
            OUTCOMES.map((status, at) => ({ labels: { step, status }, value: counts[at] ?? 0 })),
          ),
      },
      {
        name: 'smart_mock_exchange_duration_seconds',
        type: 'histogram',
        help: 'Time from the request to the end of its reply, by step, in whole milliseconds; delays of faults are part of it.',
        read: () => collect((step, { durations }) => durations.list({ step })),
      },
    ]
  }

  #record({ step, sent, delivery, startedAt, endedAt = startedAt, strikes }: JournalEntry): void {
    const figures = this.#steps.get(step)
    if (!figures) return
    const outcome = delivery === 'aborted' ? ABORTED : findOutcome(sent?.status ?? 0)
    ;(figures.counts[outcome] as number) += 1
    // Wall-clock times, which may be set back between the two.
    figures.durations.observe(endedAt > startedAt ? (endedAt - startedAt) / 1000 : 0)
    for (const { fault } of strikes) this.#strikes.set(fault, (this.#strikes.get(fault) ?? 0) + 1)
  }
}

function findOutcome(status: number): number {
  return status >= 200 && status < 600 ? Math.floor(status / 100) - 2 : OTHER
}
