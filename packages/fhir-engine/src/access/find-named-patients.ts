import { findSearchParameter, listCompartmentCodes } from '../definitions/search-parameters.ts'
import { memoize } from '../model/memoize.ts'
import { isObject } from '../model/resource.ts'
import { parseReference } from '../search/kinds/reference.ts'
import { getReferences } from '../search/values.ts'
import { getOrCompute, type StoredVersion } from '../store/stored-version.ts'

/** Types that R4 puts in no compartment and that may carry data of any patient. */
const PRIVATE = new Set(['Bundle', 'Parameters', 'MessageHeader', 'Linkage', 'Binary', 'Subscription'])

/** The owners of a resource that no patient may see. */
export const NOBODY: ReadonlySet<string> = new Set()
/** Sets of one patient: most resources have such a one, and share it. */
const only = memoize((id): ReadonlySet<string> => new Set([id]), 10_000)

/**
 * Returns the ids of the patients that a version names as its own: by the compartment parameters of its type,
 * else by `patient` and `subject`. Returns `undefined` when neither decides, so that its other references do.
 */
export function findNamedPatients(entry: StoredVersion): ReadonlySet<string> | undefined {
  return getOrCompute(entry, '%patients', () => {
    if (entry.type === 'Binary') return binaryPatients(entry)
    if (isPrivateType(entry.type)) return NOBODY
    const codes = listCompartmentCodes(entry.type)
    if (codes.length > 0) return shared(named(entry, codes))
    const patients = named(entry, ['patient', 'subject'])
    return patients.size > 0 ? shared(patients) : undefined
  })
}

/**
 * Returns `true` when every resource of the type is in a compartment, so that the compartment index finds
 * them all.
 */
export function isCompartmentType(type: string): boolean {
  return listCompartmentCodes(type).length > 0
}

/** Returns `true` for a type whose resources nobody may see by being named in them. */
export function isPrivateType(type: string): boolean {
  return PRIVATE.has(type)
}

function named(entry: StoredVersion, codes: readonly string[]): Set<string> {
  const patients = new Set<string>()
  if (entry.type === 'Patient') patients.add(entry.id)
  for (const code of codes) {
    const parameter = findSearchParameter(entry.type, code)
    if (!parameter) continue
    for (const { type, id } of getReferences(entry, parameter)) if (type === 'Patient' && id) patients.add(id)
  }
  return patients
}

function shared(patients: ReadonlySet<string>): ReadonlySet<string> {
  const [first] = patients
  return patients.size === 1 && first !== undefined ? only(first) : patients
}

/** Returns the patient in the `securityContext` of a Binary. */
function binaryPatients(entry: StoredVersion): Set<string> {
  const context = entry.resource?.securityContext
  const { type, id } = parseReference(isObject(context) ? String(context.reference) : '')
  return new Set(type === 'Patient' && id ? [id] : [])
}
