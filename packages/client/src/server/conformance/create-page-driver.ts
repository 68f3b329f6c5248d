import type {
  DriverTools,
  LoginDriver,
  LoginEnd,
  LoginRequest,
} from '../../conformance/logins/login-driver.ts'
import { recordCallback } from '../../conformance/logins/record-callback.ts'

/** The end of a user's login: the URL of the callback, or `undefined` when the server stopped at a page of its own. */
export type Arrival = URL | undefined

/** Creates the driver that lets the user of the page open each login. */
export function createPageDriver(
  tools: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  waitForUser: (login: LoginRequest) => Promise<Arrival>,
): LoginDriver {
  return {
    name: 'manual',
    abilities: new Set(['deny'] as const),
    authorize: async (login) => toEnd(tools, login, await waitForUser(login)),
    close: async () => {},
  }
}

function toEnd(
  tools: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  { url }: LoginRequest,
  arrival: Arrival,
): LoginEnd {
  if (!arrival) {
    const reason = 'the user has seen that the server stopped at a page of its own'
    return { kind: 'page', status: 0, title: '', url, reason, exchangeIds: [] }
  }
  const { href } = arrival
  return { kind: 'redirect', url: href, exchangeIds: [recordCallback(tools, href)] }
}
