import type { Outcome } from '../declare/outcome.ts'
import { REQUIREMENTS_FOR_PEOPLE } from './for-people.ts'
import { type CoverageState, judgeRow } from './judge-row.ts'
import { CASE_REFERENCES } from './references/case-references.ts'

/** One requirement of SMART App Launch 2.2, by its number in the sheet that Inferno publishes. */
export interface RequirementRow {
  readonly number: number
  readonly state: CoverageState
  /** Cases of this run. */
  readonly cases: readonly string[]
}

/** Lists the requirements that cases decide, and those for people, with what a run says about them. */
export function listRequirements(
  results: readonly { readonly id: string; readonly outcome: Outcome }[],
): RequirementRow[] {
  const outcomes = new Map(results.map(({ id, outcome }) => [id, outcome]))
  const decided = [...groupByNumber()].map(([number, ids]) => {
    const cases = ids.filter((id) => outcomes.has(id))
    const own = cases.flatMap((id) => outcomes.get(id) ?? [])
    return { number, state: judgeRow(own, ids.length - cases.length), cases }
  })
  const forPeople = REQUIREMENTS_FOR_PEOPLE.map((number) => ({
    number,
    state: 'for people' as const,
    cases: [],
  }))
  return [...decided, ...forPeople].sort((one, other) => one.number - other.number)
}

function groupByNumber(): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const [id, { requirements = [] }] of Object.entries(CASE_REFERENCES))
    for (const number of requirements) groups.set(number, [...(groups.get(number) ?? []), id])
  return groups
}
