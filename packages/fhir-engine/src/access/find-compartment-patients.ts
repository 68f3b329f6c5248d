import { findSearchParameter, listCompartmentCodes } from '../definitions/search-parameters.ts'
import { memoize } from '../model/memoize.ts'
import { isObject } from '../model/resource.ts'
import { parseReference } from '../search/kinds/reference.ts'
import { getReferences } from '../search/values.ts'
import { getOrCompute, type StoredVersion } from '../store/stored-version.ts'

/** Types that R4 puts in no compartment and that may carry data of any patient. */
const PRIVATE = new Set(['Bundle', 'Parameters', 'MessageHeader', 'Linkage', 'Binary', 'Subscription'])

/**
 * Returns the ids of the patients in whose compartment a version is (CompartmentDefinition/patient);
 * `undefined` when its type is in none and so is shared (Practitioner, Location, …). Types outside the
 * compartment that name a patient anyway (Device, Task, …) belong to that patient.
 */
export function findCompartmentPatients(entry: StoredVersion): ReadonlySet<string> | undefined {
  return getOrCompute(entry, '%patients', () => {
    const codes = listCompartmentCodes(entry.type)
    if (entry.type === 'Binary') return binaryPatients(entry)
    if (PRIVATE.has(entry.type)) return NOBODY
    if (codes.length > 0) return entry.type === 'Group' ? alone(named(entry, codes)) : named(entry, codes)
    const patients = named(entry, ['patient', 'subject'])
    return patients.size > 0 ? patients : undefined
  })
}

const NOBODY: ReadonlySet<string> = new Set()
/** Sets of one patient: most resources have such a one, and share it. */
const only = memoize((id): ReadonlySet<string> => new Set([id]), 10_000)

/**
 * Returns `true` when every resource of the type is in a compartment, so that the compartment index finds
 * them all.
 */
export function isCompartmentType(type: string): boolean {
  return listCompartmentCodes(type).length > 0
}

/**
 * Returns the owners of a Group: none when it has several patients, because it reveals each of them to the
 * others.
 */
function alone(patients: ReadonlySet<string>): ReadonlySet<string> {
  return patients.size > 1 ? NOBODY : patients
}

function named(entry: StoredVersion, codes: readonly string[]): ReadonlySet<string> {
  const patients = new Set<string>()
  if (entry.type === 'Patient') patients.add(entry.id)
  for (const code of codes) {
    const parameter = findSearchParameter(entry.type, code)
    if (!parameter) continue
    for (const { type, id } of getReferences(entry, parameter)) if (type === 'Patient' && id) patients.add(id)
  }
  const [first] = patients
  return patients.size === 1 && first !== undefined ? only(first) : patients
}

/** Returns the patient in the `securityContext` of a Binary. */
function binaryPatients(entry: StoredVersion): Set<string> {
  const context = entry.resource?.securityContext
  const { type, id } = parseReference(isObject(context) ? String(context.reference) : '')
  return new Set(type === 'Patient' && id ? [id] : [])
}
