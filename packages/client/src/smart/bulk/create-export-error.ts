import { readOutcome } from '../fhir/read-outcome.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedResult } from '../http/recorder.ts'
import { SmartError, type SmartErrorDetails } from '../smart-error.ts'

/** Creates an error for an unexpected response, with the reason in its OperationOutcome. */
export function createExportError(
  what: string,
  { status, text }: RecordedResult,
  details: SmartErrorDetails,
): SmartError {
  const [issue] = readOutcome(parseObject(text))
  const reason = issue ? `: ${issue.text}` : ', without a reason'
  return new SmartError('fhir-refused', `${what} got a ${status}${reason}.`.replace('..', '.'), {
    status,
    ...details,
  })
}
