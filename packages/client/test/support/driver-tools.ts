import type { DriverTools, LoginRequest } from '../../src/conformance/logins/login-driver.ts'
import { createSend } from '../../src/conformance/run/requests/create-send.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { systemEnvironment } from '../../src/smart/run/environment.ts'

/** The tools of a login driver, and the exchanges that it has recorded. */
export interface RecordingTools extends DriverTools {
  readonly exchanges: ReadonlyMap<string, Exchange>
}

export function createDriverTools(fhirBase: string): RecordingTools {
  const exchanges = new Map<string, Exchange>()
  const addExchange = (exchange: Exchange) => void exchanges.set(exchange.id, exchange)
  const limits = { requestsPerSecond: 100, refusedPerSecond: 100 }
  const target = { fhirBase } as Parameters<typeof createSend>[0]['target']
  return {
    exchanges,
    addExchange,
    send: createSend({ target, limits }, systemEnvironment, addExchange),
    newId: systemEnvironment.newId,
    now: systemEnvironment.now,
  }
}

/** Builds a login of the recipe `limited`. */
export function buildLogin(url: string, more: Partial<LoginRequest> = {}): LoginRequest {
  return {
    url,
    redirectUri: 'https://app.example/callback',
    ...{ number: 3, total: 7, recipe: 'limited', title: 'one resource type, approve', decision: 'approve' },
    ...{ deselect: [], scopes: ['patient/Patient.rs'], state: 'the-state' },
    signal: new AbortController().signal,
    ...more,
  }
}
