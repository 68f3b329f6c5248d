import type { ReportCase } from './report.ts'

/** The standing of the app in a case: it handled the fault, failed, cannot be judged, or never met it. */
export type CaseStanding = 'handled' | 'failed' | 'undecided' | 'unreached'

export type StandingCounts = Readonly<Record<CaseStanding, number>>

/** Returns the standing of the app in a case; a fault that never struck is unreached, although `run` fails for it. */
export function classifyCase({
  outcome,
  exercisedBy,
}: Pick<ReportCase, 'outcome' | 'exercisedBy'>): CaseStanding {
  if (exercisedBy !== undefined) return 'unreached'
  if (outcome === 'skipped') return 'undecided'
  return outcome === 'passed' ? 'handled' : 'failed'
}

/** Counts cases by the standing of the app. */
export function countStandings(cases: readonly ReportCase[]): StandingCounts {
  const counts = { handled: 0, failed: 0, undecided: 0, unreached: 0 }
  for (const each of cases) counts[classifyCase(each)] += 1
  return counts
}
