import { applySubset } from '../../definitions/apply-subset.ts'
import { createHiddenError, createNotFoundError, requireScope } from '../../interactions/require-scope.ts'
import type { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Resource } from '../../model/resource.ts'
import { createBinaryReply } from '../../reply/create-binary-reply.ts'
import { parseSubset } from '../../search/parameters/parse-search-options.ts'
import { loadBinaryFilter } from '../access/load-binary-filter.ts'
import { loadOwners } from '../access/load-owners.ts'
import { toStoredVersion } from '../access/upstream-access-filter.ts'
import { createVersionHeaders, includesVersion } from '../create-version-headers.ts'
import { fetchResource, type UpstreamContext } from '../upstream-context.ts'

/** Handles `GET Type/id` and `GET Type/id/_history/version`. */
export async function read(call: UpstreamContext): Promise<FhirReply> {
  const { type, id, request, route, sight } = call
  requireScope(sight, type, 'r')
  const version = route.interaction === 'vread' ? (route.detail ?? '') : undefined
  if (version !== undefined && !/^[A-Za-z0-9\-.]{1,64}$/.test(version)) throw createNotFoundError(type, id)
  const resource = await requireVisibleResource(call, 'r', version)
  const tags = request.header('if-none-match')
  if (tags !== undefined && includesVersion(tags, resource.meta?.versionId)) {
    return { status: 304, headers: createVersionHeaders(resource).slice(0, 1) }
  }
  if (type === 'Binary') return createBinaryReply(toStoredVersion(resource), request)
  const last = (name: string) => call.parameters.findLast(([each]) => each === name)?.[1]
  const body = applySubset(resource, parseSubset(last('_summary'), last('_elements')))
  return { status: 200, headers: createVersionHeaders(resource), body: body as unknown as fhir4.FhirResource }
}

/** Returns the resource of the call if the caller may see it; throws FhirError 404 or 403 like any other. */
export async function requireVisibleResource(
  call: UpstreamContext,
  letters: string,
  version?: string,
): Promise<Resource> {
  const { type, id, sight } = call
  const resource = await fetchResource(call, type, id, version)
  if (!resource) throw createNotFoundError(type, id)
  await loadOwners(call, [resource])
  const better = type === 'Binary' ? await loadBinaryFilter(call) : sight
  if (!better.isVisible(resource, letters)) {
    const refusal: FhirError = createHiddenError(sight, type, id)
    throw refusal
  }
  return resource
}
