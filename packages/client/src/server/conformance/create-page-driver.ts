import type { DriverTools, LoginDriver, LoginRequest } from '../../conformance/logins/login-driver.ts'
import { type Arrival, recordArrival } from '../../conformance/logins/record-arrival.ts'

/** Creates the driver that lets the user of the page open each login. */
export function createPageDriver(
  tools: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  waitForUser: (login: LoginRequest) => Promise<Arrival>,
): LoginDriver {
  return {
    name: 'manual',
    abilities: new Set(['deny'] as const),
    authorize: async (login) => recordArrival(tools, login, await waitForUser(login)),
    close: async () => {},
  }
}
