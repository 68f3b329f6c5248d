import type { MockTenant } from '../../src/testing/index.ts'

export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
export const REDIRECT = 'http://localhost:4020/callback'
export const SCOPES = 'launch/patient openid fhirUser offline_access patient/Observation.rs'

export type Params = Record<string, string | undefined>
/** The URLs of a tenant, whichever process serves it. */
export type Server = Pick<MockTenant, 'issuer' | 'fhirBase'>

/**
 * Returns an authorize request that follows the profile, with a test's changes; `undefined` leaves a
 * parameter out.
 */
export function authorizeParams(mock: Server, changes: Params = {}): URLSearchParams {
  return params({
    response_type: 'code',
    client_id: 'smart-client-public',
    redirect_uri: REDIRECT,
    scope: SCOPES,
    state: 'state-0123456789abcdef',
    aud: mock.fhirBase,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  })
}

export function params(values: Params): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Sends an authorize request and returns the response without following it. */
export function authorize(mock: Server, changes: Params = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${mock.issuer}/authorize?${authorizeParams(mock, changes)}`, { redirect: 'manual', ...init })
}

/** Returns the parameters of a redirect back to the app. */
export function callback(response: Response): URLSearchParams {
  return new URL(response.headers.get('location') ?? 'about:blank').searchParams
}

/** Returns a code for the auto-approved user. */
export async function obtainCode(mock: Server, changes: Params = {}): Promise<string> {
  const response = await authorize(mock, changes)
  const code = callback(response).get('code')
  if (!code) throw new Error(`no code: ${response.status} ${response.headers.get('location')}`)
  return code
}

/** Posts a form to a path below `/auth` and returns the response. */
export function post(
  mock: Server,
  path: string,
  form: Params | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<Response> {
  const body = form instanceof URLSearchParams ? form : params(form)
  return fetch(`${mock.issuer}/${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

/** Returns a token request with a code of the public client, with a test's changes. */
export async function codeForm(mock: Server, changes: Params = {}): Promise<Params> {
  return {
    grant_type: 'authorization_code',
    code: 'code' in changes ? changes.code : await obtainCode(mock),
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    client_id: 'smart-client-public',
    ...changes,
  }
}

export interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
  readonly scope: string
  readonly [member: string]: unknown
}

/** Returns the tokens of a complete login of the public client. */
export async function obtainTokens(mock: Server, changes: Params = {}): Promise<Tokens> {
  const code = await obtainCode(mock, changes)
  const response = await post(mock, 'token', await codeForm(mock, { code }))
  if (response.status !== 200) throw new Error(`no tokens: ${response.status} ${await response.text()}`)
  return (await response.json()) as Tokens
}

export function basic(clientId: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}
