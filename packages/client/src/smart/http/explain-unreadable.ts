import { SmartError, toSmartError } from '../smart-error.ts'
import { fetchStandard } from '../spec.ts'
import { listNonSafelistedHeaders, needsPreflight } from './needs-preflight.ts'
import type { RecordedFetch, RequestOptions } from './recorder.ts'
import { findCorsObjection, sendPreflight } from './send-preflight.ts'

/** A request that a page of `origin` has sent in vain. */
export interface UnreadableRequest {
  url: string
  init: RequestInit
  options: RequestOptions
  origin: string
}

/**
 * Explains a response that the browser withheld from a page; a browser does not give the reason. Outside a
 * browser the request is repeated to find out: the preflight, and then requests that only read. A request
 * that changes data, or redeems a code, is not sent twice (C-087).
 */
export async function explainUnreadable(
  request: UnreadableRequest,
  fetch: RecordedFetch,
): Promise<SmartError> {
  try {
    return await findOut(request, fetch)
  } catch (thrown) {
    // No request gets a response, so browser rules are not the reason.
    return toSmartError(thrown)
  }
}

async function findOut(
  { url, init, options, origin }: UnreadableRequest,
  fetch: RecordedFetch,
): Promise<SmartError> {
  const { method = 'GET' } = init
  const { host, pathname } = new URL(url)
  const reads = method === 'GET'
  if (!reads || needsPreflight(init)) {
    const headers = listNonSafelistedHeaders(init.headers)
    const refused = await sendPreflight(fetch, { url, to: options.to, origin, method, headers })
    if (refused !== undefined && needsPreflight(init)) {
      const allow = headers.length > 0 ? ` and Access-Control-Allow-Headers: ${headers.join(', ')}` : ''
      return unreadable(
        `The browser did not send ${method} to ${host}: ${refused}.`,
        `Respond to OPTIONS at ${pathname} with 204, Access-Control-Allow-Origin: ${origin}, Access-Control-Allow-Methods: ${method}${allow}.`,
      )
    }
  }
  const send = `Send Access-Control-Allow-Origin: ${origin} with every response at ${pathname}, including errors.`
  if (!reads)
    return unreadable(
      `The browser could not read the response of ${host} to ${method}: no Access-Control-Allow-Origin for this page, or the connection was lost. The request was not repeated to find out.`,
      send,
    )
  const again = { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), origin } }
  const answer = await fetch(url, again, options)
  const why = findCorsObjection(answer.headers, origin)
  if (why !== undefined)
    return unreadable(`The browser could not read the response ${answer.status} of ${host}: ${why}.`, send)
  return unreadable(
    `The browser could not read the response of ${host}, although its CORS headers are correct.`,
    'Check the browser console: an http URL requested from an https page, an unknown certificate, or a browser extension.',
  )
}

function unreadable(text: string, whatToTry: string): SmartError {
  return new SmartError('unreadable', text, {
    whyItMatters:
      'A page can read a response of another origin only if the server allows it (CORS); otherwise browser apps cannot use the server.',
    whatToTry: `${whatToTry} Or let this client send requests from its backend (Servers, “Requests are sent”).`,
    spec: fetchStandard('CORS protocol', 'http-cors-protocol'),
  })
}
