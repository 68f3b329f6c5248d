import type { FhirReply } from '../model/request.ts'
import type { Resource } from '../model/resource.ts'
import { cached, type Entry } from '../store/entry.ts'

/** A reply with one stored version, its `ETag` and `Last-Modified`. */
export function resourceReply(status: number, entry: Entry, body: Resource | undefined): FhirReply {
  const reply: FhirReply = {
    status,
    headers: [...cached(entry, '%headers', () => versionHeaders(entry))],
  }
  if (body) reply.body = body as unknown as fhir4.FhirResource
  return reply
}

function versionHeaders({ version, at }: Entry): FhirReply['headers'] {
  return [
    ['ETag', `W/"${version}"`],
    ['Last-Modified', new Date(at).toUTCString()],
  ]
}
