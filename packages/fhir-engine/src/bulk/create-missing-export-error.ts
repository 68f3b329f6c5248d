import { FhirError } from '../model/fhir-error.ts'

/** Creates the 404 of an export that is not there: exports are in the memory of the process that prepares them. */
export function createMissingExportError(): FhirError {
  const why = 'it was deleted, or ended with the process that prepared it'
  return new FhirError(404, 'not-found', `The export does not exist: ${why}; start it again`)
}
