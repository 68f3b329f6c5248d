import type { EquivalentMutant } from './equivalent-mutants.ts'
import { describeChange } from './mutant.ts'
import type { Outcome } from './run-mutants.ts'

/** The outcomes of a run, compared with the list of equivalent mutants. */
export interface Judgement {
  readonly killed: readonly Outcome[]
  readonly equivalent: readonly Outcome[]
  /** Mutants that no test notices and that the list does not explain. */
  readonly survivors: readonly Outcome[]
  /** Entries of the list, one for each file, that stand for no survivor. */
  readonly stale: readonly string[]
}

/** Tells explained survivors from unexplained ones; an entry that concerns a file of the run must explain one. */
export function judgeOutcomes(
  outcomes: readonly Outcome[],
  equivalents: readonly EquivalentMutant[],
): Judgement {
  const explained = new Set(
    equivalents.flatMap(({ change, files }) => files.map((file) => toKey(`src/${file}`, change))),
  )
  const keyOf = ({ mutant }: Outcome) => toKey(mutant.file, describeChange(mutant))
  const alive = outcomes.filter(({ outcome }) => outcome !== 'killed')
  const found = new Set(alive.map(keyOf))
  const files = new Set(outcomes.map(({ mutant }) => mutant.file))
  return {
    killed: outcomes.filter(({ outcome }) => outcome === 'killed'),
    equivalent: alive.filter((each) => explained.has(keyOf(each))),
    survivors: alive.filter((each) => !explained.has(keyOf(each))),
    stale: [...explained].filter((key) => files.has(key.split(': ', 1)[0] ?? '') && !found.has(key)),
  }
}

function toKey(file: string, change: string): string {
  return `${file}: ${change}`
}
