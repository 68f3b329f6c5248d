import { handleFhir } from '../../handle-fhir.ts'
import { hidden } from '../../interactions/permit.ts'
import { preferredReturn } from '../../interactions/prefer.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import type { Resource } from '../../model/resource.ts'
import { isResource, storeOf } from '../access/sight.ts'
import { asOurs, asTheirs, fetchResource, type UpstreamCall } from '../upstream-call.ts'
import type { UpstreamAnswer } from '../upstream-client.ts'
import { namesVersion, versionHeaders, versionOf } from '../version-headers.ts'

/** The id that a new resource has until the server behind gives it one. */
export const NEW = 'new'
const CONDITIONS = new Set(['if-match', 'if-none-match', 'if-modified-since', 'if-none-exist'])

/**
 * create, update, patch and delete: first done to a store with nothing but the present version, where scopes,
 * validation and patches are what they always are; then the result is sent on.
 */
export async function write(
  call: UpstreamCall,
  isNew = call.route.interaction === 'create',
): Promise<FhirReply> {
  const { type, id, request, sight, upstream } = call
  const current = isNew ? undefined : await fetchResource(call, type, id)
  if (current && !sight.sees(current, 'rsud')) throw hidden(sight, type, id)
  const store = storeOf(current ? [current] : [], { newId: () => NEW })
  const header = (name: string) => (CONDITIONS.has(name.toLowerCase()) ? undefined : request.header(name))
  const dry = handleFhir(store, { ...request, header })
  if (dry.status >= 400) return dry
  checkConditions(call, current)
  const version = versionOf(current?.meta?.versionId)
  const ifMatch = version && `W/"${version}"`
  const result = store.get(type, isNew ? NEW : id) as Resource | undefined
  if (!result) {
    if (current) accepted(await upstream.client.ask('DELETE', `${type}/${id}`, { ifMatch }))
    return { status: dry.status, headers: [] }
  }
  const body = asTheirs(call, unstamped(result, isNew))
  const answer = isNew
    ? await upstream.client.ask('POST', type, { body })
    : await upstream.client.ask('PUT', `${type}/${id}`, { body, ifMatch })
  accepted(answer)
  return written(call, await stored(call, answer), isNew || !current ? 201 : 200)
}

/** Throws FhirError 412 when `If-Match` or `If-None-Match` are about another version. */
export function checkConditions(
  { request, type, id }: Pick<UpstreamCall, 'request' | 'type' | 'id'>,
  current: Resource | undefined,
): void {
  const match = request.header('if-match')
  if (match !== undefined && !(current && namesVersion(match, current.meta?.versionId))) {
    throw new FhirError(412, 'conflict', `If-Match ${match.slice(0, 80)}: this is not the current version`)
  }
  if (request.header('if-none-match')?.trim() === '*' && current) {
    throw new FhirError(412, 'conflict', `If-None-Match *: ${type}/${id} exists`)
  }
}

/** What it says of a refusal may tell of other resources, so only its status counts. */
export function accepted({ status }: UpstreamAnswer): void {
  if (status < 300) return
  const known = [400, 404, 405, 409, 410, 412, 422].includes(status)
  throw new FhirError(known ? status : 502, 'processing', 'The server behind this one refuses the write')
}

/** The stored version: from the answer, or read again. */
async function stored(call: UpstreamCall, { body, location }: UpstreamAnswer): Promise<Resource> {
  const resource = asOurs(call, body)
  if (isResource(resource) && resource.resourceType === call.type) return resource
  const [, found] = new RegExp(`/${call.type}/([A-Za-z0-9\\-.]{1,64})(?:/|$)`).exec(location ?? '') ?? []
  const again = await fetchResource(call, call.type, found ?? call.id)
  if (again) return again
  throw new FhirError(502, 'processing', 'The server behind this one does not tell what it has stored')
}

/** The reply to a write; the content is shown only to those who may read it. */
export function written(
  { request, sight, type }: UpstreamCall,
  resource: Resource,
  status: number,
): FhirReply {
  const version = versionOf(resource.meta?.versionId)
  const location = `${request.base}/${type}/${resource.id}${version ? `/_history/${version}` : ''}`
  const shown = preferredReturn(request) === 'representation' && sight.sees(resource, 'rs')
  return {
    status,
    headers: [
      ...versionHeaders(resource),
      [status === 201 ? 'Location' : 'Content-Location', location] as [string, string],
    ],
    ...(shown && { body: resource as unknown as fhir4.FhirResource }),
  }
}

/** Without what only the storing server may say. */
export function unstamped({ meta, id, ...rest }: Resource, isNew: boolean): Resource {
  const { versionId: _, lastUpdated: __, ...kept } = meta ?? {}
  return {
    ...rest,
    ...(isNew ? {} : { id }),
    ...(Object.keys(kept).length > 0 && { meta: kept }),
  } as Resource
}
