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
 * A browser does not tell why it kept an answer from a page. Outside a browser the same is asked again to find out: the
 * preflight, and after it what only reads. What changes something, or redeems a code, is not sent twice (C-087).
 */
export async function explainUnreadable(
  request: UnreadableRequest,
  fetch: RecordedFetch,
): Promise<SmartError> {
  try {
    return await findOut(request, fetch)
  } catch (thrown) {
    // Nobody gets an answer: then it is not for the browser's rules.
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
        `Answer OPTIONS at ${pathname} with 204, Access-Control-Allow-Origin: ${origin}, Access-Control-Allow-Methods: ${method}${allow}.`,
      )
    }
  }
  const send = `Send Access-Control-Allow-Origin: ${origin} with every answer at ${pathname}, errors too.`
  if (!reads)
    return unreadable(
      `The browser could not read the answer of ${host} to ${method}: no Access-Control-Allow-Origin for this page, or the connection broke off. It was not sent a second time to find out.`,
      send,
    )
  const again = { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), origin } }
  const answer = await fetch(url, again, options)
  const why = findCorsObjection(answer.headers, origin)
  if (why !== undefined)
    return unreadable(`The browser could not read the answer ${answer.status} of ${host}: ${why}.`, send)
  return unreadable(
    `The browser could not read the answer of ${host}, though its CORS headers are as they must be.`,
    'See what the console of the browser says: an http address asked from an https page, a certificate that the browser does not know, or an extension.',
  )
}

function unreadable(text: string, whatToTry: string): SmartError {
  return new SmartError('unreadable', text, {
    whyItMatters:
      'A page reads an answer of another origin only where the server lets it (CORS); an app that lives in a browser is shut out otherwise.',
    whatToTry: `${whatToTry} Or let this client ask from its server side (Servers, “Requests are sent”).`,
    spec: fetchStandard('CORS protocol', 'http-cors-protocol'),
  })
}
