import type { Person } from '../../model/person.ts'
import { reference } from '../values/codes.ts'

/**
 * Users of less common types (S-113): one in a role, one related to a patient, one as the Person of records.
 */
export const otherUsers: readonly Person[] = [
  { reference: 'PractitionerRole/dr-okafor-role', name: 'Ngozi Okafor', role: 'Doctor at Lakeside Clinic' },
  { reference: 'RelatedPerson/jack-smith-mother', name: 'Maria Smith', role: 'Mother of Jack Smith' },
  { reference: 'Person/jane-smith-person', name: 'Jane Smith', role: 'Person with a patient record' },
]

/** Builds the Person with which the last of them signs in; the records of the others belong to the charts. */
export function buildPersonBehindRecords(): fhir4.Person {
  return {
    resourceType: 'Person',
    id: 'jane-smith-person',
    active: true,
    name: [{ family: 'Smith', given: ['Jane'], text: 'Jane Smith' }],
    gender: 'female',
    birthDate: '1985-10-02',
    link: [{ target: reference('Patient/jane-smith', 'Jane Smith'), assurance: 'level3' }],
  }
}
