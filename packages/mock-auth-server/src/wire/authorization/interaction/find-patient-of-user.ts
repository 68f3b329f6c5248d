import type { FhirStore } from '@smart-mock/fhir-engine'

const PATIENT = /(?:^|\/)Patient\/([A-Za-z0-9\-.]{1,64})$/

/** Returns the patient of a user: the user itself, the related patient, or the record of the Person. */
export function findPatientOfUser(fhir: FhirStore, user: string): string | undefined {
  const [type = '', id = ''] = user.split('/')
  if (type === 'Patient') return id || undefined
  const resource = type === 'RelatedPerson' || type === 'Person' ? fhir.get(type, id) : undefined
  if (resource?.resourceType === 'RelatedPerson') return idIn(resource.patient.reference)
  if (resource?.resourceType !== 'Person') return undefined
  return resource.link?.map(({ target }) => idIn(target.reference)).find((found) => found !== undefined)
}

function idIn(reference: string | undefined): string | undefined {
  return PATIENT.exec(reference ?? '')?.[1]
}
