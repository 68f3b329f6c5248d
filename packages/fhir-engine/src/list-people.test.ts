import { expect, it } from 'vitest'
import { createFhirBase } from './index.ts'
import { listPeople } from './list-people.ts'

const many = Array.from({ length: 700 }, (_, i) => ({ resourceType: 'Patient' as const, id: `p${i}` }))

it('lists staff first, and no more than a page can show, yet knows all patients', () => {
  const { users, patients } = listPeople(
    createFhirBase([
      ...many,
      {
        resourceType: 'Practitioner',
        id: 'dr',
        name: [{ prefix: ['Dr.'], given: ['Ada', 'B.'], family: 'Ng' }],
        qualification: [{ code: { text: 'Cardiologist' } }],
      },
    ]).fork(),
  )
  expect(users[0]).toEqual({ reference: 'Practitioner/dr', name: 'Dr. Ada B. Ng', role: 'Cardiologist' })
  expect(users).toHaveLength(501)
  expect(users[1]).toEqual({ reference: 'Patient/p0', name: 'Patient/p0', role: 'Patient' })
  expect(patients).toHaveLength(700)
})
