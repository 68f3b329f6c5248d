import { type FhirRequest, sendFhir } from '../fhir/send-fhir.ts'
import type { RecordedFetch, RecordedResult } from '../http/recorder.ts'
import type { Environment } from '../run/environment.ts'
import type { StepHandle } from '../run/run-recorder.ts'

/** Sends a request to the FHIR server and shows its pauses in the step. */
export function sendRecorded(
  step: StepHandle,
  { now, sleep }: Environment,
  request: FhirRequest,
  fetch: RecordedFetch = step.fetch,
): Promise<RecordedResult> {
  return sendFhir(fetch, request, {
    now,
    sleep,
    onWait: (seconds, status) => {
      step.waitFor(`${seconds} s, since the server returned ${status}`)
      step.detail({ name: 'waited', value: `${seconds} s after ${status}` })
    },
  })
}
