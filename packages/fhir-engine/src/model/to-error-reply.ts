import { buildOperationOutcome, FhirError } from './fhir-error.ts'
import type { FhirReply } from './request.ts'

/** Returns the reply for a FhirError; rethrows any other error. */
export function toErrorReply(error: unknown): FhirReply {
  if (!(error instanceof FhirError)) throw error
  return { status: error.status, headers: error.headers, body: buildOperationOutcome(error.issues), error }
}
