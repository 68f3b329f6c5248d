import { handleFhir } from '../../handle-fhir.ts'
import { readPreferredReturn } from '../../interactions/prefer.ts'
import { createHiddenError, requireScope } from '../../interactions/require-scope.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Resource } from '../../model/resource.ts'
import { loadOwners } from '../access/load-owners.ts'
import { createKnowingStore, isResource } from '../access/upstream-access-filter.ts'
import { createVersionHeaders, includesVersion, parseVersionId } from '../create-version-headers.ts'
import type { UpstreamResponse } from '../upstream-client.ts'
import { fetchResource, toPublicUrls, toUpstreamUrls, type UpstreamContext } from '../upstream-context.ts'
import { checkPointers } from './check-pointers.ts'

/** The id of a new resource until the upstream assigns one. */
export const NEW = 'new'
const CONDITIONS = new Set(['if-match', 'if-none-match', 'if-modified-since', 'if-none-exist'])

/**
 * Handles create, update, patch and delete: the write first runs in a store with only the present version,
 * with the usual scopes, validation and patches; then the result is sent to the upstream.
 */
export async function write(
  call: UpstreamContext,
  isNew = call.route.interaction === 'create',
): Promise<FhirReply> {
  const { type, id, request, sight, upstream } = call
  const letter = request.method === 'POST' ? 'c' : request.method === 'DELETE' ? 'd' : 'u'
  requireScope(sight, type, letter)
  const { present, current } = isNew ? {} : await fetchPresent(call, type, id)
  const store = createKnowingStore(sight, current ? [current] : [], { newId: () => NEW })
  const header = (name: string) => (CONDITIONS.has(name.toLowerCase()) ? undefined : request.header(name))
  const dry = handleFhir(store, { ...request, header })
  if (dry.status === 404 && present !== current) throw createHiddenError(sight, type, id)
  if (dry.status >= 400) return dry
  checkVersionConditions(call, current)
  const version = parseVersionId(current?.meta?.versionId)
  const ifMatch = version && `W/"${version}"`
  const result = store.get(type, isNew ? NEW : id) as Resource | undefined
  if (!result) {
    if (current) checkAccepted(await upstream.client.request('DELETE', `${type}/${id}`, { ifMatch }))
    else if (present && sight.filter.hidden === 'forbidden') throw createHiddenError(sight, type, id)
    return { status: dry.status, headers: [] }
  }
  await checkPointers(call, current, result, store)
  if (present !== current) throw createHiddenError(sight, type, id)
  const body = toUpstreamUrls(call, stripServerMeta(result, isNew))
  const answer = isNew
    ? await upstream.client.request('POST', type, { body })
    : await upstream.client.request('PUT', `${type}/${id}`, { body, ifMatch })
  checkAccepted(answer)
  return createUpstreamWriteReply(call, await stored(call, answer), isNew || !current ? 201 : 200)
}

/**
 * Fetches the present version that a write would replace; `current` is absent when it is hidden. A hidden one
 * counts as missing until everything else is checked, so that no other refusal tells that it exists.
 */
export async function fetchPresent(
  call: UpstreamContext,
  type: string,
  id: string,
): Promise<{ present?: Resource | undefined; current?: Resource | undefined }> {
  const present = await fetchResource(call, type, id)
  if (present) await loadOwners(call, [present])
  return { present, current: present && call.sight.isVisible(present, 'rsud') ? present : undefined }
}

/** Throws FhirError 412 when `If-Match` or `If-None-Match` are about another version. */
export function checkVersionConditions(
  { request, type, id }: Pick<UpstreamContext, 'request' | 'type' | 'id'>,
  current: Resource | undefined,
): void {
  const match = request.header('if-match')
  if (match !== undefined && !(current && includesVersion(match, current.meta?.versionId))) {
    throw new FhirError(412, 'conflict', `If-Match ${match.slice(0, 80)}: this is not the current version`)
  }
  if (request.header('if-none-match')?.trim() === '*' && current) {
    throw new FhirError(412, 'conflict', `If-None-Match *: ${type}/${id} exists`)
  }
}

/**
 * Throws FhirError when the upstream refused the write. Only the status is used: the text of a refusal may
 * reveal other resources.
 */
export function checkAccepted({ status }: UpstreamResponse): void {
  if (status < 300) return
  const known = [400, 404, 405, 409, 410, 412, 422].includes(status)
  throw new FhirError(known ? status : 502, 'processing', 'The upstream rejected the write')
}

/** Returns the stored version: from the response, or by another read. */
async function stored(call: UpstreamContext, { body, location }: UpstreamResponse): Promise<Resource> {
  const resource = toPublicUrls(call, body)
  if (isResource(resource) && resource.resourceType === call.type) return resource
  const [, found] = new RegExp(`/${call.type}/([A-Za-z0-9\\-.]{1,64})(?:/|$)`).exec(location ?? '') ?? []
  const again = await fetchResource(call, call.type, found ?? call.id)
  if (again) return again
  throw new FhirError(502, 'processing', 'The upstream does not return what it stored')
}

/** Creates the reply to a write; the content is included only for callers who may read it. */
export function createUpstreamWriteReply(
  { request, sight, type }: UpstreamContext,
  resource: Resource,
  status: number,
): FhirReply {
  const version = parseVersionId(resource.meta?.versionId)
  const location = `${request.base}/${type}/${resource.id}${version ? `/_history/${version}` : ''}`
  const shown = readPreferredReturn(request) === 'representation' && sight.isVisible(resource, 'rs')
  return {
    status,
    headers: [
      ...createVersionHeaders(resource),
      [status === 201 ? 'Location' : 'Content-Location', location] as [string, string],
    ],
    ...(shown && { body: resource as unknown as fhir4.FhirResource }),
  }
}

/** Removes the elements that only the storing server may set. */
export function stripServerMeta({ meta, id, ...rest }: Resource, isNew: boolean): Resource {
  const { versionId: _, lastUpdated: __, ...kept } = meta ?? {}
  return {
    ...rest,
    ...(isNew ? {} : { id }),
    ...(Object.keys(kept).length > 0 && { meta: kept }),
  } as Resource
}
