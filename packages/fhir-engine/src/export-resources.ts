import { serializeJson } from './model/json.ts'
import type { FhirStore } from './store/fhir-store.ts'

/** Returns the current resources of a store as NDJSON lines, for a snapshot that `importResources` reads. */
export function* exportResources(store: FhirStore): Generator<string> {
  for (const type of store.types()) {
    for (const entry of store.live(type)) yield `${entry.text ?? serializeJson(entry.resource)}\n`
  }
}
