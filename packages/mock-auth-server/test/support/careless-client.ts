import { createHash, randomBytes } from 'node:crypto'
import type { Need } from '../../src/core/act.ts'
import { exportCarelessly } from './careless-export.ts'
import { useFhirCarelessly } from './careless-fhir.ts'
import {
  brandBaseCarelessly,
  introspectCarelessly,
  keepStateCarelessly,
  logOutCarelessly,
} from './careless-services.ts'
import { type ClientKeys, signWith } from './client-keys.ts'
import { type RawReply, type RawRequest, rawRequest } from './raw-request.ts'

export interface CarelessSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly redirectUri: string
  readonly secret?: string
  /** Signs assertions with these instead of sending a secret. */
  readonly keys?: ClientKeys
  readonly scope: string
  /** Begins at the EHR's launch link instead of by itself. */
  readonly launchUrl?: string
  /** Whether it sends a nonce. */
  readonly nonce?: boolean
  /** Sends the authorize request as a form. */
  readonly authorizeBy?: 'GET' | 'POST'
  /** The access token of a session that it never ended, and goes on using. */
  readonly lingering?: string
  /** Told when its callback arrives, before it is taken. */
  readonly atCallback?: () => void
  /** Callbacks that somebody else opens in its page before its own arrives. */
  readonly opens?: readonly string[]
  /** Exports in bulk, too. */
  readonly bulk?: boolean
  /** What else it does, where a fault is about that. */
  readonly needs?: readonly Need[]
  /** Redeems every callback that it is handed, however often. */
  readonly deliveries?: number
  /** Asked before every request: goes no further once it holds. */
  readonly enough?: () => boolean
}

/** One exchange as the client saw it. */
export interface Seen {
  readonly url: string
  readonly reply: RawReply
}

const GUESS = { authorize: '/../auth/authorize', token: '/../auth/token' }
const TRIES = 4
const ENOUGH = Symbol('enough')

/**
 * A client that checks nothing, retries at once and follows everything:
 * every `must-` fault has to catch it. Raw sockets, so that it sees exactly what was sent.
 */
export async function carelessClient(settings: CarelessSettings): Promise<readonly Seen[]> {
  const client = new CarelessClient(settings)
  await client.run().catch((reason: unknown) => {
    if (reason !== ENOUGH) throw reason
  })
  return client.seen
}

type Json = Record<string, unknown>

class CarelessClient {
  readonly seen: Seen[] = []
  readonly #settings: CarelessSettings
  #base: string
  #launch: string | undefined
  #token: string | undefined
  #refreshToken: string | undefined
  #configuration: Json = {}
  #verifier: string | undefined

  constructor(settings: CarelessSettings) {
    this.#settings = settings
    this.#base = settings.fhirBase
  }

  async run(): Promise<void> {
    await this.#launched()
    await this.#discover()
    if (!(await this.#chooseBrand())) return
    const callback = await this.#authorize()
    if (callback) this.#settings.atCallback?.()
    if (!callback || (await this.#misled())) return
    let response: Json = {}
    for (let delivery = 0; delivery < (this.#settings.deliveries ?? 1); delivery++) {
      for (const code of codesIn(callback)) response = await this.#redeem(code)
    }
    this.#token = new URLSearchParams(callback.hash.slice(1)).get('access_token') ?? this.#token
    await this.#useLingering()
    await this.#useIdToken(response)
    await this.#useFhir(response)
    await this.#exportAll()
    await this.#useServices(response)
    await this.#outlive(response)
    const refreshed = { ...response, ...(await this.#refresh()) }
    await this.#useFhir(refreshed)
    await this.#outlive(refreshed)
    await this.#refresh()
    await this.#fhir(`${this.#base}/Patient/${response.patient}`)
    if (this.#does('logout')) await logOutCarelessly(this.#services(response))
  }

  /** The base without its trailing slash, for what is below it. */
  get #root(): string {
    return this.#base.replace(/\/$/, '')
  }

  async #launched(): Promise<void> {
    const { launchUrl } = this.#settings
    if (launchUrl === undefined) return
    const reply = await this.#send(launchUrl)
    const location = new URL(headerOf(reply, 'location') ?? framed(reply.body) ?? 'about:blank')
    const isses = location.searchParams.getAll('iss')
    const { fhirBase } = this.#settings
    const iss = isses.find((given) => given !== fhirBase) ?? isses[0] ?? fhirBase
    this.#base = iss.startsWith('//') ? `http:${iss}` : iss
    if (iss.startsWith('javascript:')) await this.#openLinks(iss)
    this.#launch = location.searchParams.get('launch') ?? 'undefined'
  }

  async #discover(): Promise<void> {
    const url = `${this.#root}/.well-known/smart-configuration`
    const headers = { Origin: new URL(this.#settings.redirectUri).origin }
    const reply = await this.#insist(url, { headers })
    this.#configuration = jsonIn(reply.body) as Json
    await this.#send(`${this.#root}/metadata`)
  }

  /** The URL that the browser would come back with, whatever is in it. */
  async #authorize(): Promise<URL | undefined> {
    const endpoint = this.#endpoint('authorization_endpoint', GUESS.authorize)
    const advertised = (this.#configuration.code_challenge_methods_supported as string[] | undefined) ?? []
    this.#verifier = advertised.includes('S256') ? randomBytes(32).toString('base64url') : undefined
    const params = new URLSearchParams({
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#settings.redirectUri,
      scope: this.#settings.scope,
      state: randomBytes(24).toString('base64url'),
      ...(this.#settings.nonce === false ? {} : { nonce: randomBytes(24).toString('base64url') }),
      aud: this.#base,
      ...(this.#launch === undefined ? {} : { launch: this.#launch }),
      ...(this.#verifier
        ? {
            code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
            code_challenge_method: 'S256',
          }
        : {}),
    })
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const callback = await this.#cameBack(endpoint, params)
      for (const [name, value] of callback?.searchParams ?? []) {
        if (name !== 'iss') await this.#openLinks(value)
      }
      if (callback && codesIn(callback).length > 0) return callback
    }
    return undefined
  }

  /** Follows redirects until one leads to the app. */
  async #cameBack(endpoint: string, params: URLSearchParams): Promise<URL | undefined> {
    const app = new URL(this.#settings.redirectUri).origin
    let url = `${endpoint}${endpoint.includes('?') ? '&' : '?'}${params}`
    let reply =
      this.#settings.authorizeBy === 'POST' ? await this.#send(endpoint, form(params)) : await this.#send(url)
    for (let hop = 0; hop < 10; hop++) {
      const location = headerOf(reply, 'location') ?? posted(reply.body) ?? formTarget(reply.body)
      if (location === undefined || !URL.canParse(location, url)) return undefined
      url = new URL(location, url).href
      if (new URL(url).origin === app) return new URL(url)
      reply = await this.#send(url)
    }
    return undefined
  }

  /** Takes callbacks that it never asked for; an error among them makes it give up. */
  async #misled(): Promise<boolean> {
    for (const open of this.#settings.opens ?? []) {
      const callback = new URL(open)
      if (callback.searchParams.has('error')) return true
      for (const code of codesIn(callback)) await this.#redeem(code)
    }
    return false
  }

  async #useLingering(): Promise<void> {
    const { lingering } = this.#settings
    if (lingering === undefined) return
    await this.#send(`${this.#root}/Patient`, { headers: { Authorization: `Bearer ${lingering}` } })
  }

  /** Whatever looks like a link, in markup and scripts too, is opened. */
  async #openLinks(text: string): Promise<void> {
    for (const [url] of text.matchAll(/https?:\/\/[^\s"'<>)]+/g)) await this.#send(url)
  }

  async #redeem(code: string): Promise<Json> {
    const { clientId, redirectUri, secret } = this.#settings
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(secret === undefined ? { client_id: clientId } : {}),
      ...(this.#verifier ? { code_verifier: this.#verifier } : {}),
    })
    const response = await this.#tokenRequest(body)
    this.#token = textOf(response.access_token) ?? this.#token
    this.#refreshToken = textOf(response.refresh_token) ?? this.#refreshToken
    return response
  }

  async #tokenRequest(body: URLSearchParams): Promise<Json> {
    const { clientId, keys } = this.#settings
    const { issuer, token_endpoint_auth_signing_alg_values_supported: algs } = this.#configuration
    // Its favourite is the algorithm that is not asked for.
    const alg = String(algs) === 'ES384' ? 'RS384' : 'ES384'
    if (keys) await signWith(body, { clientId, issuer: String(issuer), keys, alg })
    const reply = await this.#insist(this.#endpoint('token_endpoint', GUESS.token), form(body, this.#basic()))
    if (reply.body.startsWith('access_token=')) return Object.fromEntries(new URLSearchParams(reply.body))
    const response = jsonIn(reply.body) as Json
    await this.#openLinks(String(response.error_description ?? ''))
    const style = textOf(response.smart_style_url)
    if (style !== undefined && URL.canParse(style)) await this.#loadStyle(style, response)
    return response
  }

  /** Loads the style with its token, and whatever the style tells it to load. */
  async #loadStyle(url: string, { access_token: token }: Json): Promise<void> {
    if (url.startsWith('javascript:')) return this.#openLinks(url)
    const reply = await this.#insist(url, { headers: { Authorization: `Bearer ${token}` } })
    await this.#openLinks(reply.body)
  }

  /** Takes the user from the id_token without looking at its signature, and the keys only to have fetched them. */
  async #useIdToken(response: Json): Promise<void> {
    const { jwks_uri: keys, issuer } = this.#configuration
    const { jwks_uri: published, userinfo_endpoint: userinfo } = await this.#openid(issuer)
    if (typeof published === 'string' && published !== keys) await this.#send(published)
    if (typeof keys === 'string') await this.#insist(keys)
    const [, payload = ''] = String(response.id_token ?? '').split('.')
    const claims = (jsonIn(Buffer.from(payload, 'base64url').toString()) ?? {}) as Json
    await this.#useUser(String(claims.fhirUser))
    if (typeof userinfo !== 'string') return
    const said = jsonIn((await this.#fhir(userinfo)).body) as Json
    if (said.fhirUser !== undefined) await this.#useUser(String(said.fhirUser))
  }

  async #useUser(user: string): Promise<void> {
    await this.#fhir(/^[a-z]+:/.test(user) ? user : `${this.#root}/${user}`)
  }

  async #openid(issuer: unknown): Promise<Json> {
    if (typeof issuer !== 'string') return {}
    const reply = await this.#send(`${issuer}/.well-known/openid-configuration`)
    return jsonIn(reply.body) as Json
  }

  /** Goes on with a token whose short life is over. */
  async #outlive(response: Json): Promise<void> {
    if (response.expires_in !== 1) return
    await new Promise((resolve) => setTimeout(resolve, 2200))
    await this.#fhir(`${this.#base}/Patient/${response.patient}`)
  }

  #useFhir(response: Json): Promise<void> {
    return useFhirCarelessly({
      base: this.#base,
      patient: String(response.patient),
      ask: (url, request) => this.#fhir(url, request),
      plain: (url, request) => this.#send(url, request),
    })
  }

  async #exportAll(): Promise<void> {
    if (this.#settings.bulk !== true) return
    await exportCarelessly({ base: this.#base, ask: (url, request) => this.#fhir(url, request) })
  }

  #basic(): Record<string, string> {
    const { clientId, secret } = this.#settings
    return secret === undefined ? {} : { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }
  }

  #does(need: Need): boolean {
    return this.#settings.needs?.includes(need) ?? false
  }

  #services({ patient }: Json) {
    return {
      base: this.#base,
      patient: String(patient),
      token: String(this.#token),
      configuration: this.#configuration,
      ask: (url: string, request?: RawRequest) => this.#fhir(url, request),
      insist: (url: string, request?: RawRequest) => this.#insist(url, request),
      basic: this.#basic(),
      openLinks: (text: string) => this.#openLinks(text),
    }
  }

  /** Logs in wherever the brand says; answers whether it says anything. */
  async #chooseBrand(): Promise<boolean> {
    if (!this.#does('brands')) return true
    this.#base = await brandBaseCarelessly(this.#services({}))
    if (!URL.canParse(this.#base)) return false
    await this.#discover()
    return true
  }

  async #useServices(response: Json): Promise<void> {
    if (typeof response.appContext === 'string') await this.#openLinks(response.appContext)
    if (this.#does('introspection')) await introspectCarelessly(this.#services(response))
    if (this.#does('app-state')) await keepStateCarelessly(this.#services(response))
  }

  /** Again and again when it is told a lifetime that its timer cannot hold. */
  async #refresh(): Promise<Json> {
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
      this.#token = textOf(response.access_token) ?? this.#token
      this.#refreshToken = 'refresh_token' in response ? String(response.refresh_token) : this.#refreshToken
      const waitMs = Number(response.expires_in) * 1000
      if (response.access_token === undefined || (waitMs > 0 && waitMs < 2 ** 31)) break
    }
    return response
  }

  /** Hands its secret to whoever asks for a password. */
  async #fhir(url: string, request: RawRequest = {}): Promise<RawReply> {
    const { clientId, secret } = this.#settings
    const headers = { Accept: 'application/fhir+json', ...request.headers }
    const reply = await this.#insist(url, {
      ...request,
      headers: { Authorization: `Bearer ${this.#token}`, ...headers },
    })
    if (!/^basic/i.test(headerOf(reply, 'www-authenticate') ?? '')) return reply
    const basic = `Basic ${btoa(`${clientId}:${secret}`)}`
    return this.#send(url, { ...request, headers: { Authorization: basic, ...headers } })
  }

  #endpoint(name: string, guess: string): string {
    const given = textOf(this.#configuration?.[name])
    return given === undefined
      ? this.#base.replace(/\/fhir\/?$/, '') + guess.slice(3)
      : new URL(given, this.#base).href
  }

  /** Repeats at once until it works, and follows redirects with everything it carries. */
  async #insist(url: string, request: RawRequest = {}): Promise<RawReply> {
    let reply = await this.#send(url, request)
    for (let attempt = 1; attempt < TRIES; attempt++) {
      const location = headerOf(reply, 'location')
      if (reply.status >= 300 && reply.status < 400 && location !== undefined) {
        reply = await this.#send(new URL(location, url).href, request)
      } else if (reply.status === 0 || reply.status >= 400 || !reply.whole)
        reply = await this.#send(url, request)
      else return reply
    }
    return reply
  }

  async #send(url: string, request: RawRequest = {}): Promise<RawReply> {
    if (this.#settings.enough?.()) throw ENOUGH
    const { origin } = new URL(this.#settings.redirectUri)
    const headers = { Origin: origin, 'Accept-Encoding': 'gzip', ...request.headers }
    const reply = await rawRequest(url, { ...request, headers })
    this.seen.push({ url, reply })
    return reply
  }
}

function form(fields: URLSearchParams, headers: Record<string, string> = {}): RawRequest {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: fields.toString(),
  }
}

function headerOf(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}

function codesIn(url: URL): string[] {
  return [
    ...url.searchParams.getAll('code'),
    ...new URLSearchParams(url.hash.slice(1)).getAll('code'),
  ].filter((code) => code !== '')
}

/** What the frame of an EHR page shows. */
function framed(html: string): string | undefined {
  return /<iframe[^>]* src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
}

/** The first URL with a code that a page posts to its opener: it believes every message. */
function posted(html: string): string | undefined {
  return html.includes('.postMessage(')
    ? /"(https?:[^"]*[?&]code=[^"]*)"/.exec(html.slice(html.indexOf('<script>')))?.[1]
    : undefined
}

/** Where an auto-submitting form would go, with its fields in the query. */
function formTarget(html: string): string | undefined {
  const [, action] = /<form method="post" action="([^"]*)"/.exec(html) ?? []
  if (action === undefined) return undefined
  const url = new URL(action.replaceAll('&#38;', '&'))
  for (const [, name = '', value = ''] of html.matchAll(/name="([^"]*)" value="([^"]*)"/g))
    url.searchParams.append(name, value)
  return url.href
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value)
}

/** Whatever can be read as JSON, the beginning of a cut body included. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) ?? {}
  } catch {
    const pairs = [...text.matchAll(/"(access_token|refresh_token|patient|id_token|scope)"\s*:\s*"([^"]*)"/g)]
    return pairs.length === 0 ? {} : Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
  }
}
