import type { CustomFetchOptions } from 'oauth4webapi'
import type { RecordedFetch, RecordedResult, RequestOptions } from './recorder.ts'

/** A fetch as oauth4webapi calls it. */
export type CustomFetch = (
  url: string,
  init: CustomFetchOptions<string, URLSearchParams | string | undefined>,
) => Promise<Response>

/** Our recording fetch in the shape that oauth4webapi wants; `onResult` gets the raw answer beside it. */
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

/** A Response again; statuses that a Response cannot carry become 502, the raw answer keeps the true one. */
function toResponse({ status, headers, text }: RecordedResult): Response {
  const legal = status >= 200 && status <= 599 ? status : 502
  return new Response(WITHOUT_BODY.has(legal) ? null : text, { status: legal, headers })
}
