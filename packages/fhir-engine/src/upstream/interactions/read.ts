import { subset } from '../../definitions/subset.ts'
import { hidden, notFound, permit } from '../../interactions/permit.ts'
import type { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Resource } from '../../model/resource.ts'
import { binaryReply } from '../../reply/binary-reply.ts'
import { subsetOf } from '../../search/search-options.ts'
import { knownFor } from '../access/known-for.ts'
import { entryOf } from '../access/sight.ts'
import { fetchResource, type UpstreamCall } from '../upstream-call.ts'
import { namesVersion, versionHeaders } from '../version-headers.ts'

/** `GET Type/id` and `GET Type/id/_history/version`. */
export async function read(call: UpstreamCall): Promise<FhirReply> {
  const { type, id, request, route, sight } = call
  permit(sight, type, 'r')
  const version = route.interaction === 'vread' ? (route.detail ?? '') : undefined
  if (version !== undefined && !/^[A-Za-z0-9\-.]{1,64}$/.test(version)) throw notFound(type, id)
  const resource = await seen(call, 'r', version)
  const tags = request.header('if-none-match')
  if (tags !== undefined && namesVersion(tags, resource.meta?.versionId)) {
    return { status: 304, headers: versionHeaders(resource).slice(0, 1) }
  }
  if (type === 'Binary') return binaryReply(entryOf(resource), request)
  const last = (name: string) => call.parameters.findLast(([each]) => each === name)?.[1]
  const body = subset(resource, subsetOf(last('_summary'), last('_elements')))
  return { status: 200, headers: versionHeaders(resource), body: body as unknown as fhir4.FhirResource }
}

/** The resource of the call if the caller may see it; throws FhirError 404 or 403 as for any other. */
export async function seen(call: UpstreamCall, letters: string, version?: string): Promise<Resource> {
  const { type, id, sight } = call
  const resource = await fetchResource(call, type, id, version)
  if (!resource) throw notFound(type, id)
  const better = type === 'Binary' ? await knownFor(call) : sight
  if (!better.sees(resource, letters)) {
    const refusal: FhirError = hidden(sight, type, id)
    throw refusal
  }
  return resource
}
