import { buildOperationOutcome, FhirError } from './fhir-error.ts'
import type { FhirReply } from './request.ts'

/** The reply to what was refused; throws on what is no FhirError. */
export function toErrorReply(error: unknown): FhirReply {
  if (!(error instanceof FhirError)) throw error
  return { status: error.status, headers: error.headers, body: buildOperationOutcome(error.issues) }
}
