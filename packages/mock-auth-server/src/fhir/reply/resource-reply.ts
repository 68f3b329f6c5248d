import type { FhirReply } from '../request.ts'
import type { Resource } from '../resource.ts'
import { cached, type Entry } from '../store/entry.ts'

/** A reply with one stored version, its `ETag` and `Last-Modified`. */
export function resourceReply(status: number, entry: Entry, body: Resource | undefined): FhirReply {
  const reply: FhirReply = {
    status,
    headers: [
      ['ETag', `W/"${entry.version}"`],
      ['Last-Modified', cached(entry, '%modified', () => new Date(entry.at).toUTCString())],
    ],
  }
  if (body) reply.body = body as unknown as fhir4.FhirResource
  return reply
}
