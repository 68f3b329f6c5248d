import { FhirError, operationOutcome } from './fhir-error.ts'
import type { FhirReply } from './request.ts'

/** The reply to what was refused; throws on what is no FhirError. */
export function refusal(error: unknown): FhirReply {
  if (!(error instanceof FhirError)) throw error
  return { status: error.status, headers: error.headers, body: operationOutcome(error.issues) }
}
