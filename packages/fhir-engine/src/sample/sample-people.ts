import type { Person } from '../model/person.ts'
import { otherUsers } from './other-users.ts'
import { fullName, people } from './people.ts'
import { clinicians } from './staff.ts'

/** Who can sign in (staff first, then patients, then others), and the ids of all patients; costs nothing to ask for. */
export function samplePeople(): { users: Person[]; patients: string[] } {
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
      name: fullName(person),
      role: 'Patient',
      birthDate: person.birthDate,
    }),
  )
  return { users: [...staff, ...patients, ...otherUsers], patients: people.map(({ id }) => id) }
}
