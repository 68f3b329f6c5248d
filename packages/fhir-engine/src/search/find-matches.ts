import type { LiveVersion } from '../store/stored-version.ts'
import type { Clause, SearchContext } from './search-context.ts'

/**
 * Number of a patient's entries that are tried one by one: to look at what others have under the same code, and hide
 * it again, takes longer.
 */
const FEW = 1_000

/**
 * Returns the live entries of a type that satisfy all clauses and that the caller may see by one of the
 * permissions. Visibility comes first: what the search costs must not depend on hidden entries.
 */
export function findMatches(
  type: string,
  clauses: readonly Clause[],
  context: SearchContext,
  letters: string,
): readonly LiveVersion[] {
  const pool = findPool(type, clauses, context, letters)
  return clauses.length === 0
    ? pool
    : pool.filter((entry) => clauses.every((clause) => clause.matches(entry)))
}

/** Counts what `findMatches` returns. */
export function countMatches(
  type: string,
  clauses: readonly Clause[],
  context: SearchContext,
  letters: string,
): number {
  const pool = findPool(type, clauses, context, letters)
  if (clauses.length === 0) return pool.length
  let count = 0
  for (const entry of pool) if (clauses.every((clause) => clause.matches(entry))) count++
  return count
}

/** Returns the visible entries of which the matches are some, from the index that has the fewest. */
function findPool(
  type: string,
  clauses: readonly Clause[],
  context: SearchContext,
  letters: string,
): readonly LiveVersion[] {
  const seen = (entries: readonly LiveVersion[]) =>
    context.seesAll ? entries : entries.filter((entry) => context.isVisible(entry, letters))
  const spend = (pool: readonly LiveVersion[]) => {
    context.work.search(pool.length * clauses.reduce((sum, { weight = 1 }) => sum + weight, 1))
    return pool
  }
  const narrowed = context.narrow(type)
  let fewest = narrowed && seen(narrowed)
  if (fewest && fewest.length <= FEW) return spend(fewest)
  for (const clause of clauses) {
    const candidates = clause.candidates?.()
    const visible = candidates && seen(candidates)
    if (visible && (!fewest || visible.length < fewest.length)) fewest = visible
  }
  return spend(fewest ?? seen(context.store.lookup(type, '%all', [''], () => [''])))
}
