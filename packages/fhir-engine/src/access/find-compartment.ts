import type { FhirStore } from '../store/fhir-store.ts'
import type { LiveVersion, StoredVersion } from '../store/stored-version.ts'
import { findNamedPatients, isCompartmentType } from './find-named-patients.ts'

/**
 * Returns `true` for a version in the compartment of a patient, as CompartmentDefinition/patient has it. Access
 * is another question: a Group of several patients is in each of their compartments, and no patient may read it.
 */
export function isInCompartment(entry: StoredVersion, patient: string): boolean {
  return isCompartmentType(entry.type) && (findNamedPatients(entry)?.has(patient) ?? false)
}

/** Returns the resources of a type in the compartments of patients, visible or not. */
export function findCompartment(
  store: FhirStore,
  type: string,
  patients: Iterable<string>,
): readonly LiveVersion[] {
  if (!isCompartmentType(type)) return []
  return store.lookup(type, '%patients', [...patients], (entry) => findNamedPatients(entry) ?? [])
}
