import type { FhirReply } from '../model/request.ts'
import type { Resource } from '../model/resource.ts'
import { getOrCompute, type StoredVersion } from '../store/stored-version.ts'

/** Creates a reply with one stored version, its `ETag` and `Last-Modified`. */
export function createResourceReply(
  status: number,
  entry: StoredVersion,
  body: Resource | undefined,
): FhirReply {
  const reply: FhirReply = {
    status,
    headers: [...getOrCompute(entry, '%headers', () => versionHeaders(entry))],
  }
  if (body) reply.body = body as unknown as fhir4.FhirResource
  return reply
}

function versionHeaders({ version, at }: StoredVersion): FhirReply['headers'] {
  return [
    ['ETag', `W/"${version}"`],
    ['Last-Modified', new Date(at).toUTCString()],
  ]
}
