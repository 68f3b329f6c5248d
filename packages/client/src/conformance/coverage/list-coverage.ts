import type { Outcome } from '../declare/outcome.ts'
import { CASES_TO_COME, FOR_PEOPLE } from './cases-to-come.ts'

/**
 * The state of a row after a run: a violation, `passed` when every case of the row passed, `in part` when only those passed
 * that could run or exist, `open` when none was decided, `for people` when no program can see it.
 */
export type CoverageState = 'failed' | 'warning' | 'info' | 'passed' | 'in part' | 'open' | 'for people'

/** One row of the catalogue of requirements. */
export interface CoverageRow {
  /** `S-001` … `S-153`. */
  readonly id: string
  readonly state: CoverageState
  /** Cases of this run. */
  readonly cases: readonly string[]
  /** Number of cases of the row that this version does not have yet. */
  readonly toCome: number
}

interface DecidedCase {
  readonly id: string
  readonly catalogueIds: readonly string[]
  readonly outcome: Outcome
}

const ROWS = 153

/** Lists every row of the catalogue with what a run says about it. */
export function listCoverage(results: readonly DecidedCase[]): CoverageRow[] {
  return Array.from({ length: ROWS }, (_, at) => {
    const id = `S-${String(at + 1).padStart(3, '0')}`
    const of = results.filter(({ catalogueIds }) => catalogueIds.includes(id))
    const toCome = CASES_TO_COME[id] ?? 0
    return {
      id,
      state: judgeRow(
        id,
        of.map(({ outcome }) => outcome),
        toCome,
      ),
      cases: of.map((each) => each.id),
      toCome,
    }
  })
}

function judgeRow(id: string, outcomes: readonly string[], toCome: number): CoverageState {
  if (FOR_PEOPLE.includes(id)) return 'for people'
  for (const grave of ['failed', 'warning', 'info'] as const) if (outcomes.includes(grave)) return grave
  if (!outcomes.includes('passed')) return 'open'
  return toCome === 0 && outcomes.every((outcome) => outcome === 'passed') ? 'passed' : 'in part'
}
