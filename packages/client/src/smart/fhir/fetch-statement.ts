import { type FetchedDocument, fetchDocument } from '../discovery/fetch-document.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { createFhirClient } from './create-fhir-client.ts'

const MOST_BYTES = 20_000_000

/** Fetches `<base>/metadata` without a token (C-162). @throws SmartError */
export function fetchStatement(fetch: RecordedFetch, fhirBase: string): Promise<FetchedDocument> {
  const accept = 'application/fhir+json, application/json'
  const client = createFhirClient(fhirBase, ({ url }) =>
    fetchDocument(fetch, url, { accept, maxBytes: MOST_BYTES }),
  )
  return client.capabilityStatement()
}
