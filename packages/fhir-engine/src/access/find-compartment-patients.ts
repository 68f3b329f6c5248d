import type { FhirStore } from '../store/fhir-store.ts'
import { getShownVersion, type StoredVersion } from '../store/stored-version.ts'
import { findNamedPatients, isCompartmentType, isPrivateType, NOBODY } from './find-named-patients.ts'
import { listOwnerLinks } from './list-owner-links.ts'

/** Resources that are followed to find out whose a resource is; what leads further is nobody's. */
const FOLLOWED = 100

/**
 * Returns the ids of the patients in whose compartment a version is (CompartmentDefinition/patient);
 * `undefined` when it is shared (Practitioner, Location, …). A resource outside the compartment belongs to the
 * patient that its `patient` or `subject` names, else to the one patient whom its other references lead to,
 * over however many resources. It is nobody's when they lead to several patients, who would be revealed to
 * each other, or to one that cannot be found out.
 */
export function findCompartmentPatients(
  entry: StoredVersion,
  store: Pick<FhirStore, 'newest'>,
): ReadonlySet<string> | undefined {
  const named = findNamedPatients(entry)
  if (!named) return findLinkedPatients(entry, store)
  return entry.type === 'Group' && named.size > 1 ? NOBODY : named
}

function findLinkedPatients(
  start: StoredVersion,
  store: Pick<FhirStore, 'newest'>,
): ReadonlySet<string> | undefined {
  const patients = new Set<string>()
  const seen = new Set([start])
  for (const entry of seen) {
    if (seen.size > FOLLOWED) return NOBODY
    for (const { type, id } of listOwnerLinks(entry)) {
      if (id === undefined || isPrivateType(type)) return NOBODY
      if (type === 'Patient') {
        patients.add(id)
        continue
      }
      const target = getShownVersion(store.newest(type, id))
      if (!target) return NOBODY
      const named = findNamedPatients(target)
      if (!named) seen.add(target)
      for (const patient of named ?? []) patients.add(patient)
    }
    if (patients.size > 1) return NOBODY
  }
  return patients.size > 0 ? patients : undefined
}

/**
 * Returns `true` when a caller who is limited to patients may create such a resource without an owner: a
 * private one, or a shared one that refers to nothing that could be a patient's.
 */
export function needsNoOwner(entry: StoredVersion): boolean {
  if (isPrivateType(entry.type)) return findNamedPatients(entry)?.size === 0
  return !isCompartmentType(entry.type) && listOwnerLinks(entry).length === 0
}
