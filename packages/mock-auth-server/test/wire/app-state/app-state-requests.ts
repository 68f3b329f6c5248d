import { expect } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens, type Tokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

/** A mock, and the tokens of an app in it. */
export interface StateServer {
  readonly mock: Mock
  readonly tokens: Tokens
}

/** Starts a mock, and logs an app in. */
export async function startStateServer(): Promise<StateServer> {
  const mock = await oauthMock()
  return { mock, tokens: await obtainTokens(mock) }
}

type Headers = Record<string, string>
const FHIR = { 'content-type': 'application/fhir+json' }
export const CODING = { system: 'https://app.example', code: 'prefs' }
export const STATE = {
  resourceType: 'Basic',
  code: { coding: [CODING] },
  subject: { reference: 'Patient/amy-shaw' },
  extension: [{ url: 'https://app.example/color', valueString: 'blue' }],
}

/** Sends a request to the app state endpoint, with the token. */
export const send = (
  { mock, tokens }: StateServer,
  method: string,
  path: string,
  body?: unknown,
  headers: Headers = {},
) =>
  fetch(`${mock.tenant.base}/app-state/Basic${path}`, {
    method,
    headers: { ...bearer(tokens.access_token), ...(body === undefined ? {} : FHIR), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })

/** Expects a refusal as an OperationOutcome. */
export async function expectOutcome(response: Response, status: number, code: string): Promise<void> {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const { issue, resourceType } = (await response.json()) as fhir4.OperationOutcome
  expect(resourceType).toBe('OperationOutcome')
  expect(issue).toEqual([{ severity: 'error', code, diagnostics: expect.stringMatching(/.{10}/) }])
}

/** Creates a state, and returns its id. */
export async function createState(server: StateServer): Promise<string> {
  const response = await send(server, 'POST', '', STATE)
  expect(response.status).toBe(201)
  return ((await response.json()) as { id: string }).id
}
