import type { ValueSet } from 'smart-mock/docs'
import { findBreakingValues } from 'smart-mock/preset-trials'
import type { Trial } from './prepare-trial.ts'
import type { Case } from './run-kit.ts'

/**
 * Finds the values of a preset by which a case ends as it does there: each value that leads to that alone, then by halves
 * what only several do together, until the case ends otherwise.
 */
export async function findCauses(
  { id, outcome, skipped, by }: Case,
  { names, run }: Pick<Trial, 'names' | 'run'>,
): Promise<ValueSet[]> {
  const endsSo = async (some: ValueSet) => {
    const found = (await run(some)).get(id)
    return found?.outcome === outcome && found.skipped === skipped && found.by === by
  }
  const causes: ValueSet[] = []
  for (const name of names) if (await endsSo([name])) causes.push([name])
  let left = names.filter((name) => !causes.flat().includes(name))
  while (left.length > 0 && (await endsSo(left))) {
    const together = await findBreakingValues(left, endsSo)
    causes.push(together)
    left = left.filter((name) => !together.includes(name))
  }
  return causes
}
