import type { StoredVersion } from '../store/stored-version.ts'
import { findCompartmentPatients } from './find-compartment-patients.ts'

/**
 * Returns whether a Person or RelatedPerson names a patient that is not the writer's. Whoever signs in as such a
 * resource sees the patients that it names, so a writer may name only patients of their own.
 */
export function hasForeignPatient(entry: StoredVersion, own: ReadonlySet<string> | undefined): boolean {
  if (!own || (entry.type !== 'Person' && entry.type !== 'RelatedPerson')) return false
  return [...(findCompartmentPatients(entry) ?? [])].some((id) => !own.has(id))
}
