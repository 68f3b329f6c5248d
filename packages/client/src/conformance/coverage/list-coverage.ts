import type { Outcome } from '../declare/outcome.ts'
import { FOR_PEOPLE } from './for-people.ts'
import { type CoverageState, judgeRow } from './judge-row.ts'

/** One row of the catalogue of requirements. */
export interface CoverageRow {
  /** `S-001` … `S-153`. */
  readonly id: string
  readonly state: CoverageState
  /** Cases of this run. */
  readonly cases: readonly string[]
  /** A sentence for the person who looks at it, where no program can see it. */
  readonly forPeople?: string
  /** Address at which the operator of the server attests it. */
  readonly attested?: string
}

interface DecidedCase {
  readonly id: string
  readonly catalogueIds: readonly string[]
  readonly outcome: Outcome
}

const ROWS = 153

/** Lists every row of the catalogue with what a run says about it. `attested` has addresses by row. */
export function listCoverage(
  results: readonly DecidedCase[],
  attested: Readonly<Record<string, string>> = {},
): CoverageRow[] {
  return Array.from({ length: ROWS }, (_, at): CoverageRow => {
    const id = `S-${String(at + 1).padStart(3, '0')}`
    const own = results.filter(({ catalogueIds }) => catalogueIds.includes(id))
    const cases = own.map((each) => each.id)
    const forPeople = FOR_PEOPLE[id]
    if (forPeople !== undefined)
      return {
        ...{ id, state: 'for people', cases, forPeople },
        ...(attested[id] === undefined ? {} : { attested: attested[id] }),
      }
    const outcomes = own.map(({ outcome }) => outcome)
    return { id, state: judgeRow(outcomes), cases }
  })
}
