import { readParameters } from '../../smart/http/read-parameters.ts'
import type { DriverTools } from './login-driver.ts'

/** Records the request by which a browser went to the app, and returns the id of the exchange. */
export function recordCallback(
  { addExchange, newId, now }: Pick<DriverTools, 'addExchange' | 'newId' | 'now'>,
  url: string,
): string {
  const id = newId()
  addExchange({
    ...{ id, stepId: 'conformance', from: 'browser', to: 'app', startedAt: now(), jwts: [] },
    request: { method: 'GET', url, headers: [], parameters: readParameters(url, undefined, []) },
  })
  return id
}
