import { signWith } from '../client-keys.ts'
import type { RawReply, RawRequest } from '../send-raw-request.ts'
import { buildFormRequest, findHeader, type Json, parseLenientJson, toText } from './careless-parsing.ts'
import type { CarelessSettings } from './careless-settings.ts'
import type { CarelessSite } from './careless-site.ts'
import { type CarelessWire, TRIES } from './careless-wire.ts'

/** The token handling of a careless client: it accepts what it gets and sends what it is asked for. */
export class CarelessTokens {
  access: string | undefined
  verifier: string | undefined
  readonly #settings: CarelessSettings
  readonly #site: CarelessSite
  readonly #wire: CarelessWire
  #refreshToken: string | undefined

  constructor(settings: CarelessSettings, site: CarelessSite, wire: CarelessWire) {
    this.#settings = settings
    this.#site = site
    this.#wire = wire
  }

  async redeem(code: string): Promise<Json> {
    const { clientId, redirectUri, secret } = this.#settings
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(secret === undefined ? { client_id: clientId } : {}),
      ...(this.verifier ? { code_verifier: this.verifier } : {}),
    })
    const response = await this.#tokenRequest(body)
    this.access = toText(response.access_token) ?? this.access
    this.#refreshToken = toText(response.refresh_token) ?? this.#refreshToken
    return response
  }

  /** Refreshes; repeatedly when the lifetime exceeds the range of its timer. */
  async refresh(): Promise<Json> {
    let response: Json = {}
    const { clientId, secret } = this.#settings
    let isNamed = secret === undefined
    for (let attempt = 0; attempt < TRIES && this.#refreshToken !== undefined; attempt++) {
      response = await this.#tokenRequest(
        new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token: this.#refreshToken,
          ...(isNamed ? { client_id: clientId } : {}),
        }),
      )
      if (isNamed && response.error === 'invalid_request') {
        isNamed = false
        continue
      }
      this.access = toText(response.access_token) ?? this.access
      this.#refreshToken = 'refresh_token' in response ? String(response.refresh_token) : this.#refreshToken
      const waitMs = Number(response.expires_in) * 1000
      if (response.access_token === undefined || (waitMs > 0 && waitMs < 2 ** 31)) break
    }
    return response
  }

  /** Sends its secret to any server that asks for a password. */
  async ask(url: string, request: RawRequest = {}): Promise<RawReply> {
    const { clientId, secret } = this.#settings
    const headers = { Accept: 'application/fhir+json', ...request.headers }
    const reply = await this.#wire.insist(url, {
      ...request,
      headers: { Authorization: `Bearer ${this.access}`, ...headers },
    })
    if (!/^basic/i.test(findHeader(reply, 'www-authenticate') ?? '')) return reply
    const basic = `Basic ${btoa(`${clientId}:${secret}`)}`
    return this.#wire.send(url, { ...request, headers: { Authorization: basic, ...headers } })
  }

  basic(): Record<string, string> {
    const { clientId, secret } = this.#settings
    return secret === undefined ? {} : { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }
  }

  async #tokenRequest(body: URLSearchParams): Promise<Json> {
    const { clientId, keys } = this.#settings
    const { issuer, token_endpoint_auth_signing_alg_values_supported: algs } = this.#site.configuration
    // It prefers the algorithm that was not requested.
    const alg = String(algs) === 'ES384' ? 'RS384' : 'ES384'
    if (keys) await signWith(body, { clientId, issuer: String(issuer), keys, alg })
    const reply = await this.#wire.insist(
      this.#site.endpoint('token_endpoint'),
      buildFormRequest(body, this.basic()),
    )
    if (reply.body.startsWith('access_token=')) return Object.fromEntries(new URLSearchParams(reply.body))
    const response = parseLenientJson(reply.body) as Json
    await this.#wire.openLinks(String(response.error_description ?? ''))
    const style = toText(response.smart_style_url)
    if (style !== undefined && URL.canParse(style)) await this.#loadStyle(style, response)
    return response
  }

  /** Loads the style with its token, and everything that the style refers to. */
  async #loadStyle(url: string, { access_token: token }: Json): Promise<void> {
    if (url.startsWith('javascript:')) return this.#wire.openLinks(url)
    const reply = await this.#wire.insist(url, { headers: { Authorization: `Bearer ${token}` } })
    await this.#wire.openLinks(reply.body)
  }
}
