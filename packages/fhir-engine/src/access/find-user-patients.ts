import { isObject } from '../model/resource.ts'
import { parseReference } from '../search/kinds/reference.ts'
import type { FhirStore } from '../store/fhir-store.ts'

/**
 * Returns the patients whose records a signed-in user may see with `user/` scopes: all (`undefined`) for
 * staff, the user itself for a Patient, the related patient for a RelatedPerson, the linked ones for a
 * Person.
 */
export function findUserPatients(
  user: string | undefined,
  store: FhirStore,
): ReadonlySet<string> | undefined {
  const { type, id } = parseReference(user ?? '')
  if (type === 'Practitioner' || type === 'PractitionerRole' || type === 'Organization') return undefined
  if (type === 'Patient' && id) return new Set([id])
  const resource = type && id ? store.entry(type, id)?.resource : undefined
  const links = Array.isArray(resource?.link) ? resource.link.filter(isObject).map((link) => link.target) : []
  const references = type === 'RelatedPerson' ? [resource?.patient] : type === 'Person' ? links : []
  const found = references.filter(isObject).map((each) => parseReference(String(each.reference)))
  return new Set(found.flatMap((each) => (each.type === 'Patient' && each.id ? [each.id] : [])))
}
