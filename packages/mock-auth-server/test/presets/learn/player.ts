import { createHash } from 'node:crypto'
import type { MockTenant } from '../../../src/testing/index.ts'
import { type Params, params, REDIRECT, VERIFIER } from '../../support/handshake.ts'

const ORIGIN = { origin: 'http://localhost:4020' }
const SCOPE =
  'launch/patient openid fhirUser offline_access patient/Patient.rs patient/Observation.rs patient/Condition.rs'

type Endpoints = Readonly<Record<string, string | undefined>>

/** An app in a page at `http://localhost:4020` that knows the endpoints of a tenant by its documents. */
export class Player {
  readonly tenant: MockTenant
  readonly endpoints: Endpoints

  constructor(tenant: MockTenant, endpoints: Endpoints) {
    this.tenant = tenant
    this.endpoints = endpoints
  }

  /** Reads the documents of a tenant. */
  static async discover(tenant: MockTenant): Promise<Player> {
    const { fhirBase } = tenant
    const { root, issuer } = tenant.tenant.addresses
    const read = async (url: string) => (await fetch(url, { headers: ORIGIN })).json().catch(() => ({}))
    const smart = await read(`${fhirBase}/.well-known/smart-configuration`)
    for (const base of new Set([root, issuer, fhirBase]))
      await read(`${base.replace(/\/$/, '')}/.well-known/openid-configuration`)
    await read(`${root}/.well-known/smart-configuration`)
    await read(`${fhirBase}/metadata`)
    const { endpoints } = tenant.tenant.addresses
    return new Player(tenant, { ...endpoints, register: smart.registration_endpoint ?? endpoints.register })
  }

  /** Sends an authorization request; returns the parameters of the redirect to the app. */
  async authorize(changes: Params = {}, method: 'GET' | 'POST' = 'GET'): Promise<URLSearchParams> {
    const request = params({
      response_type: 'code',
      client_id: 'smart-client-public',
      redirect_uri: REDIRECT,
      scope: SCOPE,
      state: 'state-0123456789abcdef',
      aud: this.tenant.fhirBase,
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      nonce: 'nonce-0123456789abcdef',
      ...changes,
    })
    const url = String(this.endpoints.authorize)
    const response =
      method === 'POST'
        ? await fetch(url, { method, body: request, redirect: 'manual' })
        : await fetch(`${url}${url.includes('?') ? '&' : '?'}${request}`, { redirect: 'manual' })
    return new URL(response.headers.get('location') ?? 'about:blank').searchParams
  }

  /** Sends a token request; returns the members of the response that are texts. */
  async token(form: Params, headers: Record<string, string> = {}): Promise<Params> {
    const body = params(form)
    const init = { method: 'POST', body, headers: { ...ORIGIN, ...headers }, redirect: 'manual' } as const
    const response = await fetch(String(this.endpoints.token), init)
    return (await response.json().catch(() => ({}))) as Params
  }

  /** Logs in; returns the token response. */
  async login(changes: Params = {}, headers: Record<string, string> = {}): Promise<Params> {
    const code = (await this.authorize(changes)).get('code')
    return code === null ? {} : this.token(this.form(code, changes), headers)
  }

  /** Returns the token request for a code. */
  form(code: string, changes: Params = {}): Params {
    const has = (name: string) => !(name in changes) || changes[name] !== undefined
    return {
      grant_type: 'authorization_code',
      code,
      ...(has('redirect_uri') ? { redirect_uri: changes.redirect_uri ?? REDIRECT } : {}),
      ...(has('code_challenge') ? { code_verifier: VERIFIER } : {}),
      client_id: changes.client_id ?? 'smart-client-public',
    }
  }

  /** Sends a request to the FHIR API. */
  async fhir(path: string, headers: Record<string, string> = {}): Promise<string> {
    const url = path.startsWith('http') ? path : `${this.tenant.fhirBase}/${path}`
    return (await fetch(url, { headers: { ...ORIGIN, ...headers } })).text()
  }
}
