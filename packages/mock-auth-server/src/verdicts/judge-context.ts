import type { FactName, FactRecord } from '../core/journal/facts.ts'
import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Strike } from '../state/armed-fault.ts'

/** The input of the judges: one strike, and the exchanges that followed it. */
export interface JudgeContext {
  readonly strike: Strike
  readonly journal: Journal
  /** `true` when the time in which a client may still react is over. */
  readonly windowClosed: boolean
  /** Records of the struck run after the strike; all of the tenant when the strike has no run. */
  readonly laterInRun: readonly FactRecord[]
  readonly laterInTenant: readonly FactRecord[]
  readonly observations: readonly Observation[]
  /** Returns a fact of the struck exchange, otherwise the last one before it in its run. */
  fact(name: FactName): string | undefined
  struckEntry(): JournalEntry | undefined
}

/** Milliseconds without an exchange after which a client is judged. */
export const QUIET_PERIOD_MS = 2000
/** Milliseconds after which a client (or driver) is judged that reported its end. */
const SETTLED_MS = 150

export function createJudgeContext(
  journal: Journal,
  strike: Strike,
  now: number,
  quietMs = QUIET_PERIOD_MS,
): JudgeContext {
  const laterInTenant = journal.past.since(strike.seq)
  const inRun = (run: string | undefined) => strike.run === undefined || run === strike.run
  const observations = journal
    .observations()
    .filter(({ seq, run }) => seq > strike.seq && (run === undefined || inRun(run)))
  return {
    strike,
    journal,
    laterInTenant,
    observations,
    laterInRun: laterInTenant.filter(({ run }) => inRun(run)),
    windowClosed: isClosed(journal, strike, observations, now, quietMs),
    struckEntry: () => journal.get(strike.seq),
    fact: (name) => {
      const own = journal.past.get(strike.seq)?.facts[name]
      if (own !== undefined || strike.run === undefined) return own
      const before = journal.past.findByRun(strike.run).filter(({ seq }) => seq <= strike.seq)
      return before.findLast(({ facts }) => facts[name] !== undefined)?.facts[name]
    },
  }
}

function isClosed(
  journal: Journal,
  strike: Strike,
  observations: readonly Observation[],
  now: number,
  quietMs: number,
): boolean {
  const settled = observations.find(({ kind }) => kind === 'settled')
  if (settled && now - settled.at >= SETTLED_MS) return true
  const busy = journal.find({ after: strike.seq }).some(({ endedAt }) => endedAt === undefined)
  const last = journal.last({ after: strike.seq })
  const lastAt = Math.max(strike.at, journal.get(strike.seq)?.endedAt ?? 0, last?.endedAt ?? 0)
  return !busy && now - lastAt >= Math.max(quietMs, getRetryAfterMs(journal.get(strike.seq)) + 500)
}

/** Returns the Retry-After of a struck reply in milliseconds; 0 without one. */
export function getRetryAfterMs(entry: JournalEntry | undefined): number {
  const header = entry?.sent?.headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  if (header === undefined) return 0
  if (/^\d+$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? 0 : Math.max(0, date - (entry?.startedAt ?? date))
}
