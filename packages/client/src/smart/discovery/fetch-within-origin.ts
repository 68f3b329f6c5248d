import type { RecordedFetch, RecordedResult, RequestOptions } from '../http/recorder.ts'
import { SmartError } from '../smart-error.ts'
import { rfc } from '../spec.ts'

const MOST_REDIRECTS = 3

/**
 * Sends a GET without credentials that follows redirects within the origin; `url` is the final URL (F-036,
 * F-037).
 *
 * @throws SmartError redirect-refused, or what the network says.
 */
export async function fetchWithinOrigin(
  fetch: RecordedFetch,
  url: string,
  headers: Record<string, string>,
  options: RequestOptions,
): Promise<{ result: RecordedResult; url: string }> {
  let current = url
  for (let hop = 0; ; hop++) {
    const result = await fetch(current, { headers }, options)
    const location = result.status >= 300 && result.status < 400 ? result.headers.get('location') : null
    if (location === null || result.status === 304) return { result, url: current }
    const next = URL.canParse(location, current) ? new URL(location, current) : undefined
    if (hop >= MOST_REDIRECTS || next?.origin !== new URL(current).origin)
      throw redirectError(current, location, hop)
    current = next.href
  }
}

function redirectError(url: string, location: string, hop: number): SmartError {
  const why =
    hop >= MOST_REDIRECTS
      ? `it redirects more than ${MOST_REDIRECTS} times`
      : `it redirects to another origin (${location.slice(0, 200)})`
  return new SmartError('redirect-refused', `The redirect of ${url} was not followed: ${why}.`, {
    whyItMatters:
      'Endpoints from another origin would receive codes and secrets that are meant for this server.',
    whatToTry: 'If the server has moved, enter its new FHIR base.',
    spec: rfc(9700, '4.9'),
  })
}
