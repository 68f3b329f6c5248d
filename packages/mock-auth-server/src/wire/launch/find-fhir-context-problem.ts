import type { FhirContextItem } from '../../core/oauth/grant.ts'

const NEEDS_ROLE = /^(?:.*\/)?(?:Patient|Encounter)\/[^/]+$/

/** Returns the reason why an item is not allowed in `fhirContext`, or `undefined` (S-081). */
export function findFhirContextProblem(item: FhirContextItem): string | undefined {
  const { reference, canonical, identifier, role } = item
  if (reference === undefined && canonical === undefined && identifier === undefined) {
    return 'it requires reference, canonical or identifier'
  }
  if (role !== undefined && role !== 'launch' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(role)) {
    return `its role ${JSON.stringify(role)} is not an absolute URI`
  }
  if (reference !== undefined && NEEDS_ROLE.test(reference) && (role ?? 'launch') === 'launch') {
    return `${reference} is a launch context parameter of its own, unless it has another role`
  }
  return undefined
}
