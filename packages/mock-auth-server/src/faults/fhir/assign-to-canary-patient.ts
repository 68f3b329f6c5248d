import type { JsonObject } from '../../core/util/json.ts'

/** A patient who exists nowhere else, so that a page which shows the name reveals its mistake. */
const CANARY_PATIENT: JsonObject = {
  resourceType: 'Patient',
  id: 'canary',
  name: [{ text: 'Canary Foreign', family: 'Foreign', given: ['Canary'] }],
  gender: 'unknown',
  birthDate: '1900-01-01',
}

/** Returns a resource changed to belong to that patient. */
export function assignToCanaryPatient(resource: JsonObject): JsonObject {
  if (resource.resourceType === 'Patient') return CANARY_PATIENT
  const subject = { reference: 'Patient/canary', display: 'Canary Foreign' }
  const patient = 'patient' in resource ? { patient: subject } : { subject }
  return { ...resource, id: 'canary', ...patient }
}
