import { isObject } from '../model/resource.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import { getOrCompute, type LiveVersion } from '../store/stored-version.ts'
import { findCompartmentPatients } from './find-compartment-patients.ts'

/** Ids of Binaries that a DocumentReference of these patients points at: a Binary seldom names a patient itself. */
export function createBinaryLookup(store: FhirStore): (patients: ReadonlySet<string>) => ReadonlySet<string> {
  const known = new Map<ReadonlySet<string>, ReadonlySet<string>>()
  return (patients) => {
    const before = known.get(patients)
    if (before) return before
    const documents = store
      .lookup(
        'DocumentReference',
        '%patients',
        [...patients],
        (entry) => findCompartmentPatients(entry) ?? [],
      )
      .filter((entry) => [...(findCompartmentPatients(entry) ?? [])].some((id) => patients.has(id)))
    const ids = new Set(documents.flatMap(binaryIds))
    known.set(patients, ids)
    return ids
  }
}

function binaryIds(entry: LiveVersion): string[] {
  return getOrCompute(entry, '%binaries', () => {
    const content = Array.isArray(entry.resource.content) ? entry.resource.content.filter(isObject) : []
    return content.flatMap(({ attachment }) => {
      const url = isObject(attachment) ? String(attachment.url) : ''
      return /(?:^|\/)Binary\/([A-Za-z0-9\-.]{1,64})$/.exec(url)?.[1] ?? []
    })
  })
}
