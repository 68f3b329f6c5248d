import type { Person } from './model/person.ts'
import type { Resource } from './model/resource.ts'
import type { FhirStore } from './store/fhir-store.ts'

/**
 * Maximum number of users listed for each role: a page that lists all users of a large data set would be
 * unusable.
 */
const LISTED = 500

const ROLES = {
  Practitioner: 'Practitioner',
  Patient: 'Patient',
  RelatedPerson: 'Related person',
  Person: 'Person',
} as const

/**
 * Returns the users who can sign in over the data of a store (staff first, at most 500 of each kind), and the
 * ids of all patients.
 */
export function listPeople(store: FhirStore): { users: Person[]; patients: string[] } {
  const users = Object.entries(ROLES).flatMap(([type, role]) =>
    store
      .live(type)
      .slice(0, LISTED)
      .map(({ id, resource }) => person(`${type}/${id}`, role, resource)),
  )
  return { users, patients: store.live('Patient').map(({ id }) => id) }
}

function person(reference: string, role: string, resource: Resource): Person {
  const { name, birthDate, qualification } = resource as unknown as fhir4.Practitioner
  const [first] = Array.isArray(name) ? name : []
  const words = [...(first?.prefix ?? []), ...(first?.given ?? []), first?.family].filter(Boolean).join(' ')
  const profession = Array.isArray(qualification) ? qualification[0]?.code?.text : undefined
  return {
    reference,
    name: first?.text ?? (words || reference),
    role: profession ?? role,
    ...(typeof birthDate === 'string' && { birthDate }),
  }
}
