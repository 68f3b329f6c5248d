import type { FhirQuery } from '../../model/fhir-query.ts'
import { buildWeakEtag, parseEtag } from '../fhir/etag.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { Session } from './session.ts'

const MOST_VERSIONS = 500
const CHANGING = new Set(['PUT', 'PATCH', 'DELETE'])

/**
 * Returns the `If-Match` for a change of a resource that this session has read (C-159); `undefined` for
 * anything else. A body that names its version was edited from that one, even if a newer one was read since.
 */
export function findIfMatchVersion(
  { versions }: Session,
  { method, body }: Pick<FhirQuery, 'method' | 'body'>,
  url: string,
): string | undefined {
  const seen = CHANGING.has(method) ? versions.get(addressOf(url)) : undefined
  const edited = seen?.startsWith('W/') && body !== undefined ? buildWeakEtag(body) : undefined
  return edited ?? seen
}

/**
 * Records the version of a resource in a response. A conflict changes nothing: only another read permits
 * overwriting the changes of others (F-244).
 */
export function recordVersion(
  { versions }: Session,
  method: string,
  url: string,
  result: RecordedResult,
): void {
  const address = addressOf(url)
  const { status, headers } = result
  if (status === 404 || status === 410 || (method === 'DELETE' && status < 300)) {
    versions.delete(address)
    return
  }
  if (status < 200 || status > 299 || (method !== 'GET' && !CHANGING.has(method))) return
  const version = parseEtag(headers.get('etag')) ?? buildWeakEtag(result.text)
  versions.delete(address)
  if (version !== undefined) versions.set(address, version)
  const oldest = versions.keys().next().value
  if (versions.size > MOST_VERSIONS && oldest !== undefined) versions.delete(oldest)
}

const addressOf = (url: string) => url.split('?')[0] ?? url
