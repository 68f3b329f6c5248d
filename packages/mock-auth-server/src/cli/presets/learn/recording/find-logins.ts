import { findHeader } from '../../../../core/http/find-header.ts'
import { isAt } from './collect-endpoints.ts'
import { type Exchange, readParameters } from './exchange.ts'
import type { Login, Recording } from './recording.ts'

interface Callback {
  readonly exchange: Exchange
  readonly url: URL
}

/** Finds the authorization requests, each with the callback that answers it. */
export function findLogins(
  exchanges: readonly Exchange[],
  endpoints: Recording['endpoints'],
): readonly Login[] {
  const callbacks = exchanges.flatMap(listCallbacks)
  const requests = exchanges.flatMap((request) => {
    if (request.method === 'OPTIONS' || !isAt(request, endpoints.authorize)) return []
    const parameters = readParameters(request)
    return parameters.has('client_id') ? [{ request, parameters }] : []
  })
  return requests.map(({ request, parameters }, at) => {
    const state = parameters.get('state')
    const next = requests.slice(at + 1).find((each) => each.parameters.get('state') === state)
    const end = next?.request.number ?? Number.POSITIVE_INFINITY
    const own = callbacks.filter(({ exchange: { number } }) => number >= request.number && number < end)
    return { request, parameters, callback: findCallback(request, parameters, own) }
  })
}

/** Lists the URLs with a code or an error that an exchange redirects to, or asks for. */
function listCallbacks(exchange: Exchange): readonly Callback[] {
  const location = findHeader(exchange.headers, 'location')
  const next =
    location !== undefined && URL.canParse(location, exchange.url.href)
      ? [new URL(location, exchange.url.href)]
      : []
  return [...next, exchange.url]
    .filter(({ searchParams }) => searchParams.has('code') || searchParams.has('error'))
    .map((url) => ({ exchange, url }))
}

function findCallback(
  request: Exchange,
  parameters: URLSearchParams,
  callbacks: readonly Callback[],
): Callback | undefined {
  const state = parameters.get('state')
  const target = parameters.get('redirect_uri')
  return callbacks.find(({ exchange, url }) => {
    const own = url.searchParams.get('state')
    if (own !== null && state !== null && own !== state) return false
    const isState = own !== null && own === state
    return target === null
      ? isState || exchange === request
      : url.href.startsWith(target) && (isState || exchange === request)
  })
}
