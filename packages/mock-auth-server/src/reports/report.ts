import type { Finding } from '../core/declare/rule.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** One case of a report: a run that the rules judged, or a fault with its verdict. Plain JSON. */
export interface ReportCase {
  readonly name: string
  /** The group of the case: `runs`, or the step of a fault. */
  readonly group: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** The reason in a sentence. */
  readonly message: string
  readonly verdict?: Verdict
  readonly findings: readonly Finding[]
  /** The observations of a driver in the page or of the process. */
  readonly observed: readonly string[]
  /** Sequence diagram as SVG, empty without exchanges. */
  readonly diagram: string
  /** The page at the end, as a `data:` URL. */
  readonly screenshot?: string
  readonly durationMs: number
}

/** The cases in the order in which they ran. Plain JSON. */
export interface Report {
  readonly title: string
  /** Start time in ISO 8601. */
  readonly startedAt: string
  /** `false` when the run was interrupted. */
  readonly complete: boolean
  /** The options of the sweep, so that only the same sweep resumes it: a digest for each option. */
  readonly optionDigests?: Readonly<Record<string, string>>
  readonly cases: readonly ReportCase[]
}

/** Returns the number of cases by outcome. */
export function countOutcomes({ cases }: Report): Readonly<Record<ReportCase['outcome'], number>> {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { outcome } of cases) counts[outcome] += 1
  return counts
}
