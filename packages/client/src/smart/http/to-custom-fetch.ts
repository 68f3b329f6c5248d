import type { CustomFetchOptions } from 'oauth4webapi'
import type { RecordedFetch, RecordedResult, RequestOptions } from './recorder.ts'

/** A fetch as oauth4webapi calls it. */
export type CustomFetch = (
  url: string,
  init: CustomFetchOptions<string, URLSearchParams | string | undefined>,
) => Promise<Response>

/**
 * Returns the recording fetch function in the shape that oauth4webapi expects; `onResult` also gets the raw
 * response.
 */
export function toCustomFetch(
  fetch: RecordedFetch,
  options: RequestOptions,
  onResult: (result: RecordedResult) => void = () => {},
): CustomFetch {
  return async (url, { method, headers, body }) => {
    const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body: body.toString() }) }
    const result = await fetch(url, init, options)
    onResult(result)
    return toResponse(result)
  }
}

const WITHOUT_BODY = new Set([101, 204, 205, 304])

/**
 * Returns a Response; a status that a Response cannot carry becomes 502, while the raw response keeps the
 * original.
 */
function toResponse({ status, headers, text }: RecordedResult): Response {
  const legal = status >= 200 && status <= 599 ? status : 502
  return new Response(WITHOUT_BODY.has(legal) ? null : text, { status: legal, headers })
}
