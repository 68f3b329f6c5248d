import { setTimeout as sleep } from 'node:timers/promises'
import { clientAssertion } from './client-assertion.mjs'

/** Milliseconds before its expiry at which a token is replaced. */
const MARGIN_MS = 2000

/**
 * A backend service that always has a valid token (SMART App Launch, "Backend Services"): it requests a new
 * one with a new assertion when the old one expires or is refused; there is no refresh token.
 */
export class BackendService {
  #token = ''
  #expiresAt = 0
  #scope = ''

  /** @param {{ fhirBase: string, clientId: string, privateKeys: import('jose').JWK[], scope: string }} settings */
  constructor(settings) {
    this.settings = settings
  }

  /**
   * Sends a request with the token; a 401 leads to one new token and one repetition.
   *
   * @param {string} url @param {RequestInit} [init]
   */
  async fetch(url, init = {}) {
    await this.#keepFresh()
    const response = await this.#send(url, init)
    if (response.status !== 401) return response
    await this.#signIn()
    return this.#send(url, init)
  }

  /**
   * Returns `true` when the granted scopes, which may be fewer than the requested ones, permit reading and
   * searching a type.
   *
   * @param {string} type such as `Observation`
   */
  async mayRead(type) {
    await this.#keepFresh()
    const scopes = ['*', type].flatMap((each) =>
      ['read', '*', 'rs', 'cruds'].map((may) => `system/${each}.${may}`),
    )
    return this.#scope.split(' ').some((scope) => scopes.includes(scope))
  }

  async #keepFresh() {
    if (Date.now() > this.#expiresAt - MARGIN_MS) await this.#signIn()
  }

  /** @param {string} url @param {RequestInit} init */
  #send(url, init) {
    const headers = { ...init.headers, Authorization: `Bearer ${this.#token}` }
    return fetch(url, { redirect: 'error', ...init, headers })
  }

  /**
   * Signs in. A 401 may mean an outdated endpoint or a request that was too early, so it tries once more,
   * later.
   */
  async #signIn() {
    let response = await this.#askForToken()
    if (response.status === 401) {
      await sleep(1000)
      response = await this.#askForToken()
    }
    const { access_token, token_type, expires_in, scope, error } = await response.json()
    if (!response.ok) throw new Error(`no token: ${error ?? response.status}`)
    if (`${token_type}`.toLowerCase() !== 'bearer') throw new Error('the token is not a bearer token')
    this.#token = access_token
    this.#scope = scope
    this.#expiresAt = Date.now() + expires_in * 1000
  }

  /** Requests a token, each time after discovery: token URL and algorithms may have changed. */
  async #askForToken() {
    const { fhirBase, clientId, privateKeys, scope } = this.settings
    const configuration = await fetch(`${fhirBase}/.well-known/smart-configuration`)
    if (!configuration.ok) throw new Error(`discovery answered ${configuration.status}`)
    const { token_endpoint, token_endpoint_auth_signing_alg_values_supported: algs } =
      await configuration.json()
    const privateKey = privateKeys.find(({ alg }) => !algs || algs.includes(alg))
    if (!privateKey) throw new Error(`the server takes none of our keys, but ${algs}`)
    return fetch(token_endpoint, {
      method: 'POST',
      redirect: 'error',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await clientAssertion({ clientId, privateKey, audience: token_endpoint }),
      }),
    })
  }
}
