import { isSameBase } from '../../smart/discovery/fhir-base.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'

/** Finds the entry that an EHR launch is for, by its `iss` and the id in its path; `undefined` without one. */
export function findLaunchedEntry(
  entries: readonly StoredEntry[],
  iss: string,
  id: string | undefined,
): StoredEntry | undefined {
  return entries.find(
    (entry) =>
      isSameBase(entry.fhirBase, iss) &&
      (id === undefined ? entry.clientType !== 'backend' : entry.id === id),
  )
}
