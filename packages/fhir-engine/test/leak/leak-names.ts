import fc from 'fast-check'
import { PATIENTS } from './leak-owners.ts'
import { WORLD } from './leak-world.ts'

const types = [...new Set(WORLD.map((each) => each.resourceType as string))]
export const ids = WORLD.map((each) => `${each.resourceType}/${each.id}`)
export const patient = fc.constantFrom(...PATIENTS)
export const type = fc.constantFrom(...types)

export const common = fc.constantFrom(
  'Patient',
  'Observation',
  'Observation',
  'Condition',
  'Encounter',
  'MedicationRequest',
)
