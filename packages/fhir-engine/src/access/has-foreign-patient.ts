import type { StoredVersion } from '../store/stored-version.ts'
import { findNamedPatients } from './find-named-patients.ts'

/**
 * Returns `true` when a Person or RelatedPerson names a patient of another user. A user who signs in as such
 * a resource sees the patients that it names, so a writer may name only its own patients.
 */
export function hasForeignPatient(entry: StoredVersion, own: ReadonlySet<string> | undefined): boolean {
  if (!own || (entry.type !== 'Person' && entry.type !== 'RelatedPerson')) return false
  return [...(findNamedPatients(entry) ?? [])].some((id) => !own.has(id))
}
