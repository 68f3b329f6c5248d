type Json = Record<string, unknown>

const PATIENT_ELEMENTS = ['subject', 'patient', 'beneficiary', 'for', 'individual']

/**
 * Returns the id of another patient that a resource belongs to, or `undefined` (F-254, F-255: safety
 * critical).
 */
export function findForeignPatient(resource: Json, patient: string): string | undefined {
  if (resource.resourceType === 'Patient') return resource.id === patient ? undefined : String(resource.id)
  for (const element of PATIENT_ELEMENTS) {
    const reference = (resource[element] as Json | undefined)?.reference
    const id = typeof reference === 'string' ? /(?:^|\/)Patient\/([^/]+)/.exec(reference)?.[1] : undefined
    if (id !== undefined && id !== patient) return id
  }
  return undefined
}
