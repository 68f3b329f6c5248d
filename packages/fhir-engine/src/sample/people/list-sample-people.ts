import type { Person } from '../../model/person.ts'
import { clinicians } from './clinicians.ts'
import { otherUsers } from './other-users.ts'
import { formatFullName, people } from './people.ts'

/**
 * Returns the users who can sign in (staff first, then patients, then others), and the ids of all patients,
 * without building their resources.
 */
export function listSamplePeople(): { users: Person[]; patients: string[] } {
  const staff = clinicians.map(
    (each): Person => ({
      reference: `Practitioner/${each.id}`,
      name: `${each.given} ${each.family}`,
      role: each.id.startsWith('nurse') ? 'Nurse' : each.specialty[1],
      birthDate: each.birthDate,
    }),
  )
  const patients = people.map(
    (person): Person => ({
      reference: `Patient/${person.id}`,
      name: formatFullName(person),
      role: 'Patient',
      birthDate: person.birthDate,
    }),
  )
  return { users: [...staff, ...patients, ...otherUsers], patients: people.map(({ id }) => id) }
}
