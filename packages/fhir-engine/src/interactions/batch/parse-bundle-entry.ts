import { FhirError } from '../../model/fhir-error.ts'
import type { FhirReply } from '../../model/request.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'
import type { InteractionContext, NestedRequest } from '../interaction-context.ts'

/** One entry of a batch or transaction as its own request. */
export interface BundlePart extends NestedRequest {
  readonly index: number
  readonly fullUrl?: string
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
const REASONS: Readonly<Record<number, string>> = {
  ...{
    200: 'OK',
    201: 'Created',
    204: 'No Content',
    304: 'Not Modified',
    400: 'Bad Request',
    403: 'Forbidden',
  },
  ...{
    404: 'Not Found',
    405: 'Method Not Allowed',
    409: 'Conflict',
    410: 'Gone',
    412: 'Precondition Failed',
  },
  ...{ 413: 'Content Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Entity' },
}

/** Parses one Bundle entry; throws FhirError 400 when it is not a request. */
export function parseBundleEntry(
  call: Pick<InteractionContext, 'request'>,
  entry: unknown,
  index: number,
): BundlePart {
  const request = isObject(entry) && isObject(entry.request) ? entry.request : undefined
  const method = request?.method
  if (!isObject(entry) || !request || typeof method !== 'string' || !METHODS.has(method)) {
    throw new FhirError(400, 'required', `Bundle.entry[${index}].request requires a method and a url`)
  }
  if (typeof request.url !== 'string') {
    throw new FhirError(400, 'required', `Bundle.entry[${index}].request.url is missing`)
  }
  const [path, query] = relative(request.url, call.request.base)
  return {
    index,
    ...(typeof entry.fullUrl === 'string' && { fullUrl: entry.fullUrl }),
    ...(entry.resource !== undefined && { content: entry.resource }),
    request: {
      method,
      path,
      query,
      header: (name) => headerOf(request, name.toLowerCase()) ?? inherited(call, name.toLowerCase()),
      body: new Uint8Array(),
      base: call.request.base,
      access: call.request.access,
      ...(call.request.decide && { decide: call.request.decide }),
      isEntry: true,
    },
  }
}

/** Creates the response entry of a reply. */
export function createResponseEntry(answer: FhirReply, base: string): fhir4.BundleEntry {
  const { status } = answer
  const header = (name: string) => answer.headers.find(([each]) => each === name)?.[1]
  const [etag, modified] = [header('ETag'), header('Last-Modified')]
  // Of a write that created nothing, only this tells which resource it was about.
  const location = header('Location') ?? header('Content-Location')
  const { body } = answer
  const resource = isObject(body) ? (body as unknown as fhir4.FhirResource) : undefined
  const lastUpdated = resource?.meta?.lastUpdated ?? (modified && new Date(modified).toISOString())
  const failed = status >= 400 && resource?.resourceType === 'OperationOutcome'
  return {
    ...(location && { fullUrl: location.replace(/\/_history\/[^/]+$/, '') }),
    ...(resource && !failed && { resource }),
    response: {
      status: `${status} ${REASONS[status] ?? ''}`.trim(),
      ...(location && { location: location.slice(base.length + 1) }),
      ...(etag && { etag }),
      ...(lastUpdated && { lastModified: lastUpdated }),
      ...(failed && { outcome: resource }),
    },
  }
}

function relative(url: string, base: string): [path: string, query: string] {
  const local = (url.startsWith(`${base}/`) ? url.slice(base.length + 1) : url).replace(/^\//, '')
  const at = local.indexOf('?')
  return at < 0 ? [local, ''] : [local.slice(0, at), local.slice(at + 1)]
}

function headerOf(request: PlainObject, name: string): string | undefined {
  const names: Readonly<Record<string, string>> = {
    ...{ 'if-match': 'ifMatch', 'if-none-match': 'ifNoneMatch', 'if-none-exist': 'ifNoneExist' },
    ...{ 'if-modified-since': 'ifModifiedSince' },
  }
  const value = request[names[name] ?? '']
  return typeof value === 'string' ? value : undefined
}

/**
 * Returns a header of the outer request that applies to its entries: `Prefer`, and the token, to which pages of
 * searches belong. Entries are always resources, including Binaries.
 */
function inherited({ request }: Pick<InteractionContext, 'request'>, name: string): string | undefined {
  if (name === 'accept') return 'application/fhir+json'
  return name === 'prefer' || name === 'authorization' ? request.header(name) : undefined
}
