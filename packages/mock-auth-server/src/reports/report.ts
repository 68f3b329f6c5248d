import type { Finding } from '../core/declare/rule.ts'
import type { Verdict } from '../verdicts/verdict.ts'

/** One thing that was tried: a run that the rules judged, or a fault that was met or not. Plain JSON. */
export interface ReportCase {
  readonly name: string
  /** What it belongs to: `runs`, or the step of a fault. */
  readonly group: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Why, in a sentence. */
  readonly says: string
  readonly verdict?: Verdict
  readonly findings: readonly Finding[]
  /** What a driver saw in the page or at the process. */
  readonly seen: readonly string[]
  /** Sequence diagram as SVG, empty when nothing was exchanged. */
  readonly diagram: string
  /** The page at the end, as a `data:` URL. */
  readonly screenshot?: string
  readonly durationMs: number
}

/** What was tried, from first to last. Plain JSON. */
export interface Report {
  readonly title: string
  /** ISO 8601. */
  readonly startedAt: string
  /** `false` when it was broken off. */
  readonly complete: boolean
  /** What a sweep was made with, so that only the same one goes on with it: a digest for each option. */
  readonly setUp?: Readonly<Record<string, string>>
  readonly cases: readonly ReportCase[]
}

/** How many cases came to each outcome. */
export function countOutcomes({ cases }: Report): Readonly<Record<ReportCase['outcome'], number>> {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { outcome } of cases) counts[outcome] += 1
  return counts
}
