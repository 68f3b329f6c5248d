import type { HeaderPair } from './incoming-request.ts'
import type { Reply } from './reply.ts'

/** Creates an error of the FHIR API: one issue in an OperationOutcome. */
export function createOutcomeReply(
  status: number,
  code: string,
  diagnostics: string,
  headers: readonly HeaderPair[] = [],
): Reply {
  const issue = [{ severity: 'error', code, diagnostics }]
  return {
    status,
    headers: [
      ['Content-Type', 'application/fhir+json; charset=utf-8'],
      ['X-Content-Type-Options', 'nosniff'],
      ...headers,
    ],
    body: JSON.stringify({ resourceType: 'OperationOutcome', issue }),
  }
}
