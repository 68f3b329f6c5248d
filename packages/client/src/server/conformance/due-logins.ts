import type { LoginRequest } from '../../conformance/logins/login-driver.ts'
import type { Arrival } from '../../conformance/logins/record-arrival.ts'
import type { DueLogin } from '../../model/conformance.ts'

/** A login that waits for the user of the page. */
export interface WaitingLogin {
  readonly request: LoginRequest
  /** Ends the wait. */
  readonly end: (arrival: Arrival) => void
}

/** Waits for the user; `onChange` gets the login, and `undefined` when it is over. A run that is stopped ends the wait. */
export function waitForUser(
  request: LoginRequest,
  onChange: (waiting: WaitingLogin | undefined) => void,
): Promise<Arrival> {
  return new Promise<Arrival>((resolve) => {
    const end = (arrival: Arrival) => {
      request.signal.removeEventListener('abort', stop)
      onChange(undefined)
      resolve(arrival)
    }
    const stop = () => end(undefined)
    if (request.signal.aborted) return end(undefined)
    request.signal.addEventListener('abort', stop)
    onChange({ request, end })
  })
}

/** Returns what the page shows of a login. A request by POST is opened at a page of this client, which sends it. */
export function toDueLogin({ request }: WaitingLogin, conformanceId: string): DueLogin {
  const { number, total, title, decision, scopes, url, form } = request
  const address = form ? `/conformance-login/${conformanceId}` : url
  return { number, total, title, decision, scopes: [...scopes], address }
}
