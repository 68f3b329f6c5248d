import type { CaseResult } from './case-result.ts'
import { type ConformanceReport, INTERRUPTED } from './report.ts'

/** The outcomes of an earlier run. */
export interface Baseline {
  readonly cases: readonly Pick<CaseResult, 'id' | 'outcome'>[]
}

/** The rules beside the report that decide the exit code. */
export interface ExitRules {
  /** `true` when warnings and undecided cases fail too. */
  readonly strict?: boolean
  readonly baseline?: Baseline
}

/** Returns `true` when a case fails the run. */
function isFailure({ outcome, accepted }: Pick<CaseResult, 'outcome' | 'accepted'>, strict = false): boolean {
  if (accepted !== undefined) return false
  return outcome === 'failed' || (strict && (outcome === 'warning' || outcome === 'inconclusive'))
}

/** Lists the cases that fail the run; with a baseline only those that passed there or were not there. */
export function listFailures(
  { cases }: Pick<ConformanceReport, 'cases'>,
  rules: ExitRules = {},
): CaseResult[] {
  const { strict, baseline } = rules
  const before = new Map(baseline?.cases.map((each) => [each.id, each]))
  return cases.filter((each) => {
    const known = before.get(each.id)
    return isFailure(each, strict) && (known === undefined || known.outcome === 'passed')
  })
}

/**
 * Returns the exit code: 0 nothing failed, 1 a case failed, none passed, or the server stopped the run, 130 the user
 * interrupted it.
 */
export function decideExitCode(
  report: Pick<ConformanceReport, 'cases' | 'counts' | 'stopped'>,
  rules: ExitRules = {},
): number {
  if (report.stopped !== undefined) return report.stopped === INTERRUPTED ? 130 : 1
  if (listFailures(report, rules).length > 0) return 1
  const isSilent = report.counts.passed === 0 && report.counts.inconclusive > 0
  return isSilent ? 1 : 0
}

/** Lists the cases that pass now and did not in the baseline. */
export function listImprovements(report: ConformanceReport, baseline: Baseline): string[] {
  const before = new Map(baseline.cases.map(({ id, outcome }) => [id, outcome]))
  return report.cases
    .filter(({ id, outcome }) => outcome === 'passed' && (before.get(id) ?? 'passed') !== 'passed')
    .map(({ id }) => id)
}
