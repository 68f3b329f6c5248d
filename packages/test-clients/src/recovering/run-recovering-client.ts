import { isCoveredBy, parseScope, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import type { JWTPayload } from 'jose'
import { callFhirCarefully, type RecoveringFhir } from './recovering-fhir.ts'
import { requestGrant } from './recovering-grant.ts'
import { RecoveringIdTokens } from './recovering-id-tokens.ts'
import type { RecoveringSettings } from './recovering-settings.ts'
import { type Answer, RecoveringWire } from './recovering-wire.ts'

type Json = Record<string, unknown>
class Stop extends Error {}

/**
 * Runs a client that handles each fault like a correct one; returns the messages that its page would show.
 */
export async function runRecoveringClient(settings: RecoveringSettings): Promise<readonly string[]> {
  const client = new RecoveringClient(settings)
  await client.run()
  return client.shown
}

class RecoveringClient {
  readonly shown: string[] = []
  readonly #settings: RecoveringSettings
  readonly #wire: RecoveringWire
  #configuration: Json = {}
  readonly #idTokens: RecoveringIdTokens
  #token = ''
  #expiresAt = 0
  #refreshToken: string | undefined
  #scope = ''
  #first: JWTPayload | undefined
  #refreshing = false
  #patient = ''
  /** `true` when a public client sends its client_id in a refresh as well. */
  #namesItself = true

  constructor(settings: RecoveringSettings) {
    this.#settings = settings
    this.#wire = new RecoveringWire(new URL(settings.redirectUri).origin, settings.trusts)
    this.#idTokens = new RecoveringIdTokens(this.#wire)
  }

  get #expected() {
    return { issuer: String(this.#configuration.issuer), audience: this.#settings.clientId }
  }

  async run(): Promise<void> {
    try {
      const { json } = await this.#wire.send(`${this.#settings.fhirBase}/.well-known/smart-configuration`)
      if (!json) throw new Stop('the server cannot be reached')
      this.#configuration = json
      const response = await this.#logIn()
      this.#accept(response)
      this.#patient = String(response.patient)
      await this.#user(response)
      await this.#chart()
      for (let round = 0; round < 2; round++) {
        await this.#refresh()
        const more = `${this.#settings.fhirBase}/Condition?patient=${this.#patient}&_count=${round + 1}`
        if (this.#granted('patient/Condition.s')) await this.#ask(more)
      }
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      this.shown.push(error.message)
    }
  }

  async #logIn(): Promise<Json> {
    const endpoint = String(this.#configuration.authorization_endpoint)
    const { status, json } = await this.#tokens(await requestGrant(endpoint, this.#settings))
    if (status !== 200 || !json) throw new Stop(`the login failed (${status})`)
    return json
  }

  #tokens(form: Record<string, string>): Promise<Answer> {
    const { clientId, secret } = this.#settings
    const isNamed = secret === undefined && (this.#namesItself || form.grant_type !== 'refresh_token')
    return this.#wire.send(
      String(this.#configuration.token_endpoint),
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          ...(secret === undefined ? {} : { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }),
        },
        body: new URLSearchParams({ ...form, ...(isNamed ? { client_id: clientId } : {}) }).toString(),
      },
      2,
    )
  }

  #accept(response: Json): void {
    const { access_token: token, refresh_token: refresh, expires_in: expires, scope } = response
    if (typeof token !== 'string' || !/^[\w\-.~+/]+=*$/.test(token)) throw new Stop('the session has ended')
    this.#token = token
    if (typeof refresh === 'string' && refresh !== '') this.#refreshToken = refresh
    if (typeof scope === 'string') this.#scope = scope
    const seconds = typeof expires === 'number' && expires > 0 && expires < 1e6 ? expires : 3600
    this.#expiresAt = Date.now() + seconds * 1000
  }

  async #user(response: Json): Promise<void> {
    const { issuer } = this.#configuration
    const openid = await this.#wire.send(`${issuer}/.well-known/openid-configuration`)
    const trusted = openid.json?.issuer === issuer ? openid.json : undefined
    const uri = String(trusted?.jwks_uri ?? this.#configuration.jwks_uri)
    const own = uri.startsWith(new URL(String(issuer)).origin) ? uri : String(this.#configuration.jwks_uri)
    const claims = await this.#idTokens.verified(String(response.id_token), own, this.#expected)
    if (!claims) return void this.shown.push('who you are could not be verified')
    this.#first = claims
    const user = String(claims.fhirUser)
    if (!user.startsWith(`${this.#settings.fhirBase}/`)) return
    const { status, json } = await this.#ask(user)
    const id = json?.id
    if (status !== 200 || typeof id !== 'string' || !user.endsWith(`/${id}`)) {
      this.shown.push(`who you are cannot be shown (${status})`)
    }
  }

  #granted(scope: string): boolean {
    return isCoveredBy(parseScopeString(this.#scope), parseScope(scope))
  }

  async #chart(): Promise<void> {
    const client: RecoveringFhir = {
      base: this.#settings.fhirBase,
      patient: this.#patient,
      ask: (url, request) => this.#ask(url, request),
      granted: (scope) => this.#granted(scope),
      show: (problem) => void this.shown.push(problem),
    }
    await callFhirCarefully(client)
  }

  async #ask(
    url: string,
    request: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    if (!(await this.#wire.mayAuthorize(url))) throw new Stop('the browser may not reach the server')
    if (Date.now() >= this.#expiresAt) await this.#refresh()
    const tries = request.method === undefined ? 3 : 1
    const send = () =>
      this.#wire.send(
        url,
        {
          ...request,
          headers: {
            Accept: 'application/fhir+json',
            ...request.headers,
            Authorization: `Bearer ${this.#token}`,
          },
        },
        tries,
      )
    const answer = await send()
    if (answer.status !== 401 || /^basic/i.test(answer.header('www-authenticate') ?? '')) return answer
    if (this.#refreshing) throw new Stop('the session has ended')
    this.#refreshing = true
    await this.#refresh()
    const again = await send()
    if (again.status === 401) throw new Stop('the session has ended')
    this.#refreshing = false
    return again
  }

  async #refresh(): Promise<void> {
    if (this.#refreshToken === undefined) throw new Stop('the session has ended')
    const form = { grant_type: 'refresh_token', refresh_token: this.#refreshToken }
    let answer = await this.#tokens(form)
    const isPublic = this.#settings.secret === undefined
    if (isPublic && this.#namesItself && answer.json?.error === 'invalid_request') {
      this.#namesItself = false
      answer = await this.#tokens(form)
    }
    const { status, json } = answer
    if (status >= 400 && status < 500) this.#refreshToken = undefined
    if (status !== 200 || !json || 'error' in json) throw new Stop(`the session cannot go on (${status})`)
    if (typeof json.id_token === 'string' && this.#first) {
      const claims = await this.#idTokens.verified(
        json.id_token,
        String(this.#configuration.jwks_uri),
        this.#expected,
      )
      if (claims?.sub !== this.#first.sub) throw new Stop('somebody else is signed in now')
    }
    if (json.patient !== undefined && json.patient !== this.#patient)
      throw new Stop('another patient is open now')
    this.#accept(json)
  }
}
