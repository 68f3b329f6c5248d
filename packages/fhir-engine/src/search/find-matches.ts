import type { LiveVersion } from '../store/stored-version.ts'
import type { Clause, SearchContext } from './search-context.ts'

/**
 * Returns the live entries of a type that satisfy all clauses and that the caller may see by one of the
 * permissions.
 */
export function findMatches(
  type: string,
  clauses: readonly Clause[],
  context: SearchContext,
  letters: string,
): LiveVersion[] {
  let fewest = context.narrow(type)
  for (const clause of clauses) {
    const candidates = clause.candidates?.()
    if (candidates && (!fewest || candidates.length < fewest.length)) fewest = candidates
  }
  const pool = fewest ?? context.store.live(type)
  context.work.look(pool.length * clauses.reduce((sum, { weight = 1 }) => sum + weight, 1))
  return pool.filter(
    (entry) => clauses.every((clause) => clause.matches(entry)) && context.isVisible(entry, letters),
  )
}
