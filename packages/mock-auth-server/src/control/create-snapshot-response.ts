import { exportResources, type FhirStore } from '@smart-mock/fhir-engine'

/** Creates a response with the current resources of a tenant as NDJSON. */
export function createSnapshotResponse(store: FhirStore): Response {
  const lines = exportResources(store)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'application/fhir+ndjson' } })
}
