import { readParameters } from '../../smart/http/read-parameters.ts'
import type { DriverTools, LoginEnd, LoginRequest } from './login-driver.ts'

/** The end of a user's login: the URL of the callback, or `undefined` when the server stopped at a page of its own. */
export type Arrival = URL | undefined

/** Returns the end of a login that a user made, and records the request by which the browser went to the app. */
export function recordArrival(
  { addExchange, newId, now }: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  { url }: Pick<LoginRequest, 'url'>,
  arrival: Arrival,
): LoginEnd {
  if (!arrival) {
    const reason = 'the user has seen that the server stopped at a page of its own'
    return { kind: 'page', status: 0, title: '', url, reason, exchangeIds: [] }
  }
  const { href } = arrival
  const id = newId()
  addExchange({
    ...{ id, stepId: 'conformance', from: 'browser', to: 'app', startedAt: now(), jwts: [] },
    request: { method: 'GET', url: href, headers: [], parameters: readParameters(href, undefined, []) },
  })
  return { kind: 'redirect', url: href, exchangeIds: [id] }
}
