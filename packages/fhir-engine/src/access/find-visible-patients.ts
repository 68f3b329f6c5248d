import type { FhirStore } from '../store/fhir-store.ts'
import type { StoredVersion } from '../store/stored-version.ts'
import type { AccessFilter } from './access-filter.ts'
import { findCompartmentPatients } from './find-compartment-patients.ts'

/** The resources that there are, and which of them a caller may see. */
export interface VisibleStore {
  readonly store: Pick<FhirStore, 'newest'>
  readonly filter: Pick<AccessFilter, 'isVisible'>
}

/**
 * Returns the patients of a version as `findCompartmentPatients` does, but follows only resources that the
 * caller may see: neither a compartment nor a write may tell where a hidden one leads, or that it exists.
 */
export function findVisiblePatients(
  { store, filter }: VisibleStore,
  entry: StoredVersion,
): ReadonlySet<string> | undefined {
  return findCompartmentPatients(entry, {
    newest: (type, id) => {
      const found = store.newest(type, id)
      return found && filter.isVisible(found, 'rs') ? found : undefined
    },
  })
}
