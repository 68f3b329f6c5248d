import type { ScopeOffer } from './list-scope-offers.ts'

/**
 * Returns the scopes that a user has ticked on the consent page: a ticked category replaces the scope that it
 * narrows, ticked or not.
 */
export function selectScopes(offers: readonly ScopeOffer[], ticked: ReadonlySet<string>): string {
  return offers
    .flatMap(({ scope, granular }) => {
      const narrower = granular.map(({ raw }) => raw).filter((raw) => ticked.has(raw))
      if (narrower.length > 0) return narrower
      return ticked.has(scope.raw) ? [scope.raw] : []
    })
    .join(' ')
}

/** Returns a ticked scope that the page did not offer, or `undefined`. */
export function findForeignScope(
  offers: readonly ScopeOffer[],
  ticked: ReadonlySet<string>,
): string | undefined {
  const offered = new Set(
    offers.flatMap(({ scope, granular }) => [scope.raw, ...granular.map(({ raw }) => raw)]),
  )
  return [...ticked].find((raw) => !offered.has(raw))
}
