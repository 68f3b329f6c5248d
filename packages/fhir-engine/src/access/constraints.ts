import { FhirError } from '../model/fhir-error.ts'
import type { ResourceScope } from '../model/scopes.ts'
import { compileClause } from '../search/clause.ts'
import type { Clause, SearchContext } from '../search/search-context.ts'
import { WorkBudget } from '../search/work-budget.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import type { StoredVersion } from '../store/stored-version.ts'

/**
 * Compiles the `?name=value` part of a scope to a predicate, by the same matcher as searches (S-126). A
 * constraint that cannot be evaluated for a type (unknown parameter, malformed) matches nothing.
 */
export function compileConstraints(
  scope: ResourceScope,
  store: FhirStore,
): (entry: StoredVersion) => boolean {
  if (scope.constraints.length === 0) return () => true
  const context: SearchContext = {
    store,
    base: '',
    now: store.now(),
    isVisible: () => true,
    narrow: () => undefined,
    work: new WorkBudget(store.work),
    depth: 0,
    links: new Map(),
  }
  const compiled = new Map<string, Clause[] | undefined>()
  return (entry) => {
    if (!compiled.has(entry.type)) compiled.set(entry.type, clausesFor(entry.type, scope, context))
    return compiled.get(entry.type)?.every((clause) => clause.matches(entry)) ?? false
  }
}

function clausesFor(type: string, scope: ResourceScope, context: SearchContext): Clause[] | undefined {
  try {
    const clauses = scope.constraints.map(([name, value]) => compileClause(type, name, value, context))
    return clauses.every((clause) => clause !== undefined) ? clauses : undefined
  } catch (error) {
    if (error instanceof FhirError) return undefined
    throw error
  }
}
