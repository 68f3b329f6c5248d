import { FhirError } from '../model/fhir-error.ts'
import type { ResourceScope } from '../model/scopes.ts'
import { compileClause } from '../search/clause.ts'
import { isTerminologyModifier } from '../search/compile-terminology.ts'
import type { Clause, SearchContext } from '../search/search-context.ts'
import { WorkBudget } from '../search/work-budget.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import type { StoredVersion } from '../store/stored-version.ts'

type Predicate = (entry: StoredVersion) => boolean

/**
 * Compiles the `?name=value` part of a scope to a predicate, by the same matcher as searches (S-126). Chains,
 * `_has`, `_list` and value sets see what `isVisible` lets them see. A constraint that cannot be evaluated for a type
 * (unknown parameter, malformed, too costly) matches nothing.
 */
export function compileConstraints(
  scope: ResourceScope,
  store: FhirStore,
  isVisible: SearchContext['isVisible'],
): Predicate {
  if (scope.constraints.length === 0) return () => true
  const compiled = new Map<string, Predicate>()
  return (entry) => {
    const known = compiled.get(entry.type) ?? compileForType(entry.type, scope, store, isVisible)
    compiled.set(entry.type, known)
    try {
      return known(entry)
    } catch (error) {
      if (!(error instanceof FhirError)) throw error
      compiled.set(entry.type, () => false)
      return false
    }
  }
}

/** Returns `true` for a constraint that other resources than the constrained one decide. */
export function isFarConstraint([name]: ResourceScope['constraints'][number]): boolean {
  const [code, modifier] = name.split(':')
  return name.includes('.') || code === '_has' || code === '_list' || isTerminologyModifier(modifier)
}

/** Compiles for one type, with work of its own: how often others are evaluated must not matter. */
function compileForType(
  type: string,
  scope: ResourceScope,
  store: FhirStore,
  isVisible: SearchContext['isVisible'],
): Predicate {
  const context: SearchContext = {
    store,
    base: '',
    now: store.now(),
    isVisible,
    narrow: () => undefined,
    work: new WorkBudget(store.work),
    depth: 0,
    links: new Map(),
  }
  let clauses: (Clause | undefined)[] | undefined
  return (entry) => {
    clauses ??= scope.constraints.map(([name, value]) => compileClause(type, name, value, context))
    return clauses.every((clause) => clause?.matches(entry) ?? false)
  }
}
