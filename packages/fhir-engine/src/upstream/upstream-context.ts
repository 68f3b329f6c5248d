import type { FhirRoute } from '../model/classify-fhir.ts'
import { FhirError } from '../model/fhir-error.ts'
import type { FhirReply, FhirRequest } from '../model/request.ts'
import { isObject, type Resource } from '../model/resource.ts'
import type { Parameters } from '../search/parameters/parse-query.ts'
import { isResource, type UpstreamAccessFilter } from './access/upstream-access-filter.ts'
import { rebaseUrls } from './rebase-urls.ts'
import type { Upstream } from './upstream.ts'

/** One interaction in progress, in front of an upstream. */
export interface UpstreamContext {
  readonly upstream: Upstream
  readonly request: FhirRequest
  readonly route: FhirRoute
  /** Known to R4; empty when the path has none. */
  readonly type: string
  readonly id: string
  /** Parameters of the URL only. */
  readonly parameters: Parameters
  readonly sight: UpstreamAccessFilter
  /** Handles another request with the same access: an entry of a batch. */
  run(request: FhirRequest): Promise<FhirReply>
}

/** Lists the FHIR bases of this server and of the upstream. */
export function listBases({
  upstream,
  request,
}: Pick<UpstreamContext, 'upstream' | 'request'>): readonly string[] {
  return [request.base, upstream.client.base]
}

/** Returns a value of the upstream with its URLs replaced by the public URLs of this server. */
export function toPublicUrls<T>(
  { upstream, request }: Pick<UpstreamContext, 'upstream' | 'request'>,
  value: T,
): T {
  return rebaseUrls(value, upstream.client.base, request.base, true)
}

/** Returns a value of the client with the public URLs replaced by those of the upstream. */
export function toUpstreamUrls<T>(
  { upstream, request }: Pick<UpstreamContext, 'upstream' | 'request'>,
  value: T,
): T {
  return rebaseUrls(value, request.base, upstream.client.base)
}

/**
 * Fetches one resource of the upstream; returns `undefined` when it does not exist or no longer exists, or is
 * not the requested one.
 */
export async function fetchResource(
  call: Pick<UpstreamContext, 'upstream' | 'request'>,
  type: string,
  id: string,
  version?: string,
): Promise<(Resource & { id: string }) | undefined> {
  const path = `${type}/${id}${version === undefined ? '' : `/_history/${encodeURIComponent(version)}`}`
  const { status, body } = await call.upstream.client.request('GET', path)
  if (status !== 200) return undefined
  const resource = toPublicUrls(call, body)
  return isResource(resource) && resource.resourceType === type && resource.id === id ? resource : undefined
}

/**
 * Fetches one resource as `fetchResource` does; returns `undefined` for an unreadable one too, because another
 * error would reveal it.
 */
export async function fetchReadable(
  call: Pick<UpstreamContext, 'upstream' | 'request'>,
  type: string,
  id: string,
): Promise<Resource | undefined> {
  try {
    return await fetchResource(call, type, id)
  } catch (error) {
    if (error instanceof FhirError && /^(?:processing|too-long)$/.test(error.issues[0]?.code ?? ''))
      return undefined
    throw error
  }
}

/** Returns the entries of a value if it is a Bundle. */
export function getUpstreamEntries(bundle: unknown): Record<string, unknown>[] {
  return isObject(bundle) && Array.isArray(bundle.entry) ? bundle.entry.filter(isObject) : []
}

/** Returns the URL of the next page in the upstream's form. */
export function findNextLink(bundle: unknown): string | undefined {
  const links = isObject(bundle) && Array.isArray(bundle.link) ? bundle.link.filter(isObject) : []
  const url = links.find(({ relation }) => relation === 'next')?.url
  return typeof url === 'string' ? url : undefined
}
