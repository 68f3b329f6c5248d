import type { FhirStore } from '../store/fhir-store.ts'
import { findNamedPatients } from './find-named-patients.ts'
import { listBinaryPointers } from './list-binary-pointers.ts'

/**
 * Creates a function that returns the ids of the Binaries which a DocumentReference of these patients points
 * at: a Binary seldom names a patient itself.
 */
export function createBinaryLookup(store: FhirStore): (patients: ReadonlySet<string>) => ReadonlySet<string> {
  const known = new Map<ReadonlySet<string>, ReadonlySet<string>>()
  return (patients) => {
    const before = known.get(patients)
    if (before) return before
    const documents = store
      .lookup('DocumentReference', '%patients', [...patients], (entry) => findNamedPatients(entry) ?? [])
      .filter((entry) => [...(findNamedPatients(entry) ?? [])].some((id) => patients.has(id)))
    const ids = new Set(documents.flatMap(listBinaryPointers).map(({ id }) => id))
    known.set(patients, ids)
    return ids
  }
}
