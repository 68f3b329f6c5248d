import type { Conclusion } from '../../src/core/declare/conclusion.ts'
import { selectConclusion, WORST_FIRST } from '../../src/core/declare/conclusion.ts'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import type { JournalEntry, Observation } from '../../src/core/journal/journal-entry.ts'
import { Journal } from '../../src/journal/journal.ts'
import { ActiveRuns } from '../../src/monitors/active-runs.ts'
import { FaultMonitor } from '../../src/monitors/fault-monitor.ts'

/** What happened in a tenant, in the order of the sequence numbers. */
export type Happening =
  | { readonly entry: JournalEntry; readonly isStruck: boolean }
  | { readonly observation: Observation }
  | { readonly action: { readonly run: string | undefined; readonly at: number } }

/** Lists what happened in a tenant; `armed` is the id of the fault. */
export function listHappenings(journal: Journal, armed: string): Happening[] {
  const entries = journal.find().map((entry) => ({
    seq: entry.seq,
    what: { entry, isStruck: entry.strikes.some((strike) => strike.armed === armed) } as Happening,
  }))
  const seen = journal.observations().map((observation) => ({
    seq: observation.seq,
    what: (observation.kind === 'performed'
      ? { action: { run: observation.run, at: observation.at } }
      : { observation }) as Happening,
  }))
  return [...entries, ...seen].sort((one, other) => one.seq - other.seq).map(({ what }) => what)
}

/** Returns what is concluded when all of it happens again, in a journal of that many entries. */
export function replay(
  expectation: Expectation,
  happenings: readonly Happening[],
  { performs = false, entries = 5000 }: { performs?: boolean; entries?: number } = {},
): Conclusion {
  const journal = new Journal({ entries, bytes: 64 * 1024 * 1024 })
  const active = new ActiveRuns()
  const monitor = new FaultMonitor(expectation, journal, active)
  journal.subscribe((event) => {
    if (event.type === 'closed') {
      active.follow(event.entry)
      monitor.onExchange(event.entry)
    }
    if (event.type === 'observed') monitor.onObservation(event.observation)
  })
  let now = 0
  for (const happening of happenings) {
    if ('entry' in happening) {
      const { entry: old, isStruck } = happening
      const entry = journal.open({ ...old, facts: { ...old.facts } })
      entry.strikes = old.strikes
      if (isStruck) monitor.strike({ seq: entry.seq, run: entry.run, at: entry.startedAt })
      const { original, sent, delivery, endedAt } = old
      if (!original || !sent || endedAt === undefined) continue
      now = Math.max(now, endedAt)
      journal.close(entry, { original, sent, delivery, at: endedAt })
    } else if ('observation' in happening) {
      now = Math.max(now, happening.observation.at)
      journal.observe(happening.observation)
    } else if (performs) {
      const { run, at } = happening.action
      const { seq } = journal.observe({ kind: 'performed', detail: '', run, at })
      monitor.strike({ seq, run, at })
    }
  }
  const conclusions = monitor.conclude(now + 3_600_000, 2000)
  const logins = conclusions.filter(({ run }) => run.flow.isLogin)
  const judged = logins.length > 0 ? logins : conclusions
  return selectConclusion(
    judged.map(({ conclusion }) => conclusion),
    WORST_FIRST,
  )
}
