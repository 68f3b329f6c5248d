import type { FhirStore } from '../store/fhir-store.ts'
import { isLiveVersion, listVersions, type StoredVersion } from '../store/stored-version.ts'
import { findNamedPatients } from './find-named-patients.ts'
import { listBinaryPointers } from './list-binary-pointers.ts'

/**
 * Creates a function that returns `true` when a DocumentReference of these patients points at a Binary, which
 * seldom names a patient itself. A pointer is at the Binary that its id stood for when the pointer was
 * written: once that was deleted, another Binary may get the id.
 */
export function createBinaryLookup(
  store: FhirStore,
): (patients: ReadonlySet<string>, binary: StoredVersion) => boolean {
  const known = new Map<ReadonlySet<string>, ReadonlyMap<string, readonly number[]>>()
  return (patients, binary) => {
    const pointers = known.get(patients) ?? collectPointers(store, patients)
    known.set(patients, pointers)
    const life = findLife(store, binary.id, binary.sequence)
    return pointers.get(binary.id)?.some((at) => findLife(store, binary.id, at) === life) ?? false
  }
}

/** Returns, for each Binary, the sequence numbers of the versions in which a pointer at it appeared. */
function collectPointers(store: FhirStore, patients: ReadonlySet<string>): Map<string, number[]> {
  const pointers = new Map<string, number[]>()
  const keysOf = (entry: StoredVersion) => findNamedPatients(entry) ?? []
  for (const document of store.lookup('DocumentReference', '%patients', [...patients], keysOf)) {
    for (const { id } of listBinaryPointers(document)) {
      pointers.set(id, [...(pointers.get(id) ?? []), findFirstPointing(document, id).sequence])
    }
  }
  return pointers
}

/** Returns the oldest version since which a document has pointed at a Binary without interruption. */
function findFirstPointing(document: StoredVersion, id: string): StoredVersion {
  let first = document
  for (const version of listVersions(document)) {
    if (!listBinaryPointers(version).some((pointer) => pointer.id === id)) break
    first = version
  }
  return first
}

/** Returns the sequence number of the last deletion of a Binary before a moment; -1 when there was none. */
function findLife(store: FhirStore, id: string, sequence: number): number {
  for (const version of listVersions(store.newest('Binary', id))) {
    if (!isLiveVersion(version) && version.sequence < sequence) return version.sequence
  }
  return -1
}
