import type { MockServer } from '../../listeners/mock-server.ts'

/** Describes a mock that is ready, as the line of `--json` has it. */
export function describeReadyMock({ publicUrl, controlUrl, canaryUrl, controlToken }: MockServer) {
  return {
    ready: true,
    fhirBase: `${publicUrl}/fhir`,
    control: controlUrl,
    canary: canaryUrl,
    ...(controlToken === undefined ? {} : { controlToken }),
  }
}
