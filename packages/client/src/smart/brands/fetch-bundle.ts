import type { Verdict } from '../../model/verdict.ts'
import { fetchWithinOrigin } from '../discovery/fetch-within-origin.ts'
import { parseEtag } from '../fhir/etag.ts'
import { parseObject } from '../http/parse-object.ts'
import type { RecordedFetch } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { brands } from '../spec.ts'

type Json = Record<string, unknown>

/** Bundles as they were last read, by URL, with their ETags (C-186). */
export type BundleCache = Map<string, { etag: string; json: Json }>

const CACHING = brands('Caching Brand Bundles', 'caching-brand-bundles')
const PROFILE = brands('Brand Bundle Profile', 'brand-bundle-profile')
const MOST_BYTES = 20_000_000
const MOST_KEPT = 5

/**
 * Fetches a brand bundle. A cached one is revalidated.
 *
 * @throws SmartError http-status, not-json, fhir-invalid, or what the network says.
 */
export async function fetchBundle(
  fetch: RecordedFetch,
  url: string,
  kept: BundleCache,
): Promise<{ status: number; json: Json; findings: Verdict[] }> {
  const known = kept.get(url)
  const headers = {
    accept: 'application/fhir+json, application/json',
    ...(known ? { 'if-none-match': known.etag } : {}),
  }
  const { result } = await fetchWithinOrigin(fetch, url, headers, {
    to: 'fhir-server',
    maxBytes: MOST_BYTES,
  })
  const { status } = result
  if (status === 304 && known) return { status, json: known.json, findings: [] }
  kept.delete(url)
  if (status !== 200) throw refused(url, status)
  const json = parseObject(result.text)
  if (json?.resourceType !== 'Bundle') throw noBundle(url, json)
  const etag = parseEtag(result.headers.get('etag'))
  if (etag !== undefined) keep(kept, url, etag, json)
  return { status, json, findings: judge(json, etag) }
}

function keep(kept: BundleCache, url: string, etag: string, json: Json): void {
  const oldest = kept.keys().next().value
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(url, { etag, json })
}

function judge({ type, timestamp }: Json, etag: string | undefined): Verdict[] {
  const findings: Verdict[] = []
  const say = (message: string, whatToTry: string, spec = PROFILE) =>
    findings.push({ level: 'warning', message, whatToTry, spec })
  if (etag === undefined)
    say('The bundle has no usable ETag, so it is fetched again each time.', 'Send a weak ETag.', CACHING)
  if (type !== 'collection') say(`The bundle is of type ${JSON.stringify(type)}.`, 'It must be a collection.')
  if (typeof timestamp !== 'string')
    say('The bundle has no timestamp.', 'Set Bundle.timestamp to the time of the last change.')
  return findings
}

function refused(url: string, status: number): SmartError {
  const unasked = status === 304
  return new SmartError(
    'http-status',
    unasked
      ? `${url} returned 304 to a request without If-None-Match, so there is nothing to show.`
      : `${url} returned ${status}.`,
    {
      status,
      whatToTry: unasked
        ? 'Return 304 only to a request whose If-None-Match has the current ETag.'
        : 'The bundle must be publicly readable, without a token.',
      spec: unasked ? CACHING : PROFILE,
    },
  )
}

function noBundle(url: string, json: Json | undefined): SmartError {
  const is =
    json === undefined
      ? 'something other than a JSON object'
      : `a resource of type ${JSON.stringify(json.resourceType)}`
  return new SmartError('fhir-invalid', `${url} returned ${is}, not a Bundle.`, {
    whatToTry: 'user_access_brand_bundle must be the URL of the brand bundle itself.',
    spec: PROFILE,
  })
}
