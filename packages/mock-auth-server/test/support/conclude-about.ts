import { type Conclusion, selectConclusion, WORST_FIRST } from '../../src/core/declare/conclusion.ts'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../../src/core/journal/journal-entry.ts'
import { Journal } from '../../src/journal/journal.ts'
import { ActiveRuns } from '../../src/monitors/active-runs.ts'
import { FaultMonitor } from '../../src/monitors/fault-monitor.ts'
import { BEGAN, closeExchange, getTimes, openExchange, type RunExchange } from './example-journal.ts'

/** What a driver sees: its kind and detail, and the run if the driver names it. */
export type Seen = readonly [kind: Observation['kind'], detail?: string, run?: string]

/** How the client stops: its driver says so, or it falls silent, or it has only just sent the last request. */
export type Ending = 'ended' | 'quiet' | 'open'

export interface Story {
  /** The number of the struck exchange, from 1; several when the fault strikes again. */
  readonly struck?: number | readonly number[]
  /** A driver acted before the exchanges, which was a strike without a request. */
  readonly performed?: boolean
  /** Number of exchanges at the beginning that the history has forgotten when the fault strikes. */
  readonly forgets?: number
  /** Number of exchanges and observations that the conclusion must cite. */
  readonly cites?: number
  /** Words that the reason must contain. */
  readonly says?: string
  /** It can be told of one login alone: its first part, or its end, concerns what is common to all. */
  readonly once?: boolean
  /** What a driver saw after the exchanges. */
  readonly seen?: readonly Seen[]
  readonly ending?: Ending
}

/** Returns what is concluded about an expectation when the exchanges come in that order. */
export function concludeAbout(
  expectation: Expectation,
  exchanges: readonly RunExchange[],
  { struck = 1, performed = false, seen = [], ending = 'ended', forgets = 0 }: Story = {},
): Conclusion {
  const journal = new Journal()
  const active = new ActiveRuns()
  const monitor = new FaultMonitor(expectation, journal, active)
  journal.subscribe((event) => {
    if (event.type === 'closed') {
      active.follow(event.entry)
      monitor.onExchange(event.entry)
    }
    if (event.type === 'observed') monitor.onObservation(event.observation)
  })
  const strikes = [struck].flat()
  if (performed) {
    const { seq, at } = journal.observe({ kind: 'performed', detail: '', run: 'run-1', at: BEGAN })
    monitor.strike({ seq, run: 'run-1', at })
  }
  const entries = new Map<number, JournalEntry>()
  for (const { at, index, exchange, isEnd } of listMoments(exchanges)) {
    const entry = entries.get(index) ?? openExchange(journal, exchange, at)
    entries.set(index, entry)
    if (!isEnd) continue
    if (strikes.includes(index + 1)) {
      journal.past.drop(() => (journal.past.since(0)[0]?.seq ?? Number.POSITIVE_INFINITY) > forgets)
      entry.strikes = [{ armed: 'fault-1', fault: 'example', changes: [] }]
      monitor.strike({ seq: entry.seq, run: entry.run, at: entry.startedAt })
    }
    closeExchange(journal, entry, exchange, at)
  }
  const last = journal.find().at(-1)?.endedAt ?? 0
  for (const [kind, detail = '', run] of seen) journal.observe({ kind, detail, run, at: last })
  if (ending === 'ended') journal.observe({ kind: 'settled', detail: '', run: undefined, at: last })
  const now = ending === 'open' ? last : last + 3_600_000
  const conclusions = monitor.conclude(now, 2000).map(({ conclusion }) => conclusion)
  return selectConclusion(conclusions, WORST_FIRST)
}

/** Returns the beginnings and ends of exchanges in their order. */
function listMoments(exchanges: readonly RunExchange[]) {
  return exchanges
    .flatMap((exchange, index) => {
      const { begins, ends } = getTimes(exchange, index)
      return [
        { at: begins, index, exchange, isEnd: false },
        { at: ends, index, exchange, isEnd: true },
      ]
    })
    .sort((one, other) => one.at - other.at || Number(other.isEnd) - Number(one.isEnd))
}
