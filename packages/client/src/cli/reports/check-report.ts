import type { Exchange } from '../../model/exchange.ts'
import type { RunMode, Step } from '../../model/run.ts'
import type { VerdictLevel } from '../../model/verdict.ts'

/** The result of a check, redacted. */
export interface CheckReport {
  readonly fhirBase: string
  readonly mode: RunMode
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly steps: Step[]
  readonly exchanges: Exchange[]
}

/** Selects the steps with a verdict of this level. */
export function selectSteps({ steps }: Pick<CheckReport, 'steps'>, level: VerdictLevel): Step[] {
  return steps.filter(({ verdict }) => verdict?.level === level)
}

/** Formats the report as JSON. */
export function formatJson(report: CheckReport): string {
  const { fhirBase, steps, exchanges } = report
  const ok = selectSteps(report, 'error').length === 0
  return `${JSON.stringify({ fhirBase, ok, steps, exchanges }, null, 2)}\n`
}
