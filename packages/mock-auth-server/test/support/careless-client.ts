import { createHash, randomBytes } from 'node:crypto'
import { type RawReply, type RawRequest, rawRequest } from './raw-request.ts'

export interface CarelessSettings {
  readonly fhirBase: string
  readonly clientId: string
  readonly redirectUri: string
  readonly secret?: string
  readonly scope: string
  /** Begins at the EHR's launch link instead of by itself. */
  readonly launchUrl?: string
  /** Redeems every callback that it is handed, however often. */
  readonly deliveries?: number
}

/** One exchange as the client saw it. */
export interface Seen {
  readonly url: string
  readonly reply: RawReply
}

const GUESS = { authorize: '/../auth/authorize', token: '/../auth/token' }
const TRIES = 4

/**
 * A client that checks nothing, retries at once and follows everything:
 * every `must-` fault has to catch it. Raw sockets, so that it sees exactly what was sent.
 */
export async function carelessClient(settings: CarelessSettings): Promise<readonly Seen[]> {
  const client = new CarelessClient(settings)
  await client.run()
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
    const callback = await this.#authorize()
    if (!callback) return
    let response: Json = {}
    for (let delivery = 0; delivery < (this.#settings.deliveries ?? 1); delivery++) {
      response = await this.#redeem(callback)
    }
    await this.#useIdToken(response)
    await this.#useFhir(response)
    await this.#refresh()
    await this.#useFhir(response)
  }

  async #launched(): Promise<void> {
    const { launchUrl } = this.#settings
    if (launchUrl === undefined) return
    const reply = await this.#send(launchUrl)
    const location = new URL(headerOf(reply, 'location') ?? 'about:blank')
    const isses = location.searchParams.getAll('iss')
    this.#base = isses.at(-1) ?? this.#settings.fhirBase
    this.#launch = location.searchParams.get('launch') ?? 'undefined'
  }

  async #discover(): Promise<void> {
    const url = `${this.#base.replace(/\/$/, '')}/.well-known/smart-configuration`
    const reply = await this.#insist(url)
    this.#configuration = jsonIn(reply.body) as Json
    await this.#send(`${this.#base.replace(/\/$/, '')}/metadata`)
  }

  /** The URL that the browser would come back with, whatever is in it. */
  async #authorize(): Promise<URL | undefined> {
    const endpoint = this.#endpoint('authorization_endpoint', GUESS.authorize)
    const advertised = (this.#configuration['code_challenge_methods_supported'] as string[] | undefined) ?? []
    this.#verifier = advertised.includes('S256') ? randomBytes(32).toString('base64url') : undefined
    const params = new URLSearchParams({
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#settings.redirectUri,
      scope: this.#settings.scope,
      state: randomBytes(24).toString('base64url'),
      nonce: randomBytes(24).toString('base64url'),
      aud: this.#base,
      ...(this.#launch === undefined ? {} : { launch: this.#launch }),
      ...(this.#verifier
        ? {
            code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
            code_challenge_method: 'S256',
          }
        : {}),
    })
    const joiner = endpoint.includes('?') ? '&' : '?'
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const reply = await this.#send(`${endpoint}${joiner}${params}`)
      const location = headerOf(reply, 'location') ?? formTarget(reply.body)
      if (location !== undefined && codeIn(new URL(location))) return new URL(location)
    }
    return undefined
  }

  async #redeem(callback: URL): Promise<Json> {
    const { clientId, redirectUri, secret } = this.#settings
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: codeIn(callback) ?? '',
      redirect_uri: redirectUri,
      ...(secret === undefined ? { client_id: clientId } : {}),
      ...(this.#verifier ? { code_verifier: this.#verifier } : {}),
    })
    const response = await this.#tokenRequest(body)
    this.#token = textOf(response['access_token']) ?? this.#token
    this.#refreshToken = textOf(response['refresh_token']) ?? this.#refreshToken
    return response
  }

  async #tokenRequest(body: URLSearchParams): Promise<Json> {
    const { clientId, secret } = this.#settings
    const basic = secret === undefined ? {} : { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }
    const reply = await this.#insist(this.#endpoint('token_endpoint', GUESS.token), {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...basic },
      body: body.toString(),
    })
    return (jsonIn(reply.body) ?? Object.fromEntries(new URLSearchParams(reply.body))) as Json
  }

  /** Takes the user from the id_token without looking at its signature, and the keys only to have fetched them. */
  async #useIdToken(response: Json): Promise<void> {
    const { jwks_uri: keys, issuer } = this.#configuration
    if (typeof issuer === 'string') await this.#send(`${issuer}/.well-known/openid-configuration`)
    if (typeof keys === 'string') await this.#insist(keys)
    const [, payload = ''] = String(response['id_token'] ?? '').split('.')
    const claims = (jsonIn(Buffer.from(payload, 'base64url').toString()) ?? {}) as Json
    const user = textOf(claims['fhirUser'])
    if (user !== undefined) await this.#fhir(/^[a-z]+:/.test(user) ? user : `${this.#base}/${user}`)
  }

  async #useFhir(response: Json): Promise<void> {
    await this.#fhir(`${this.#base}/Patient/${response['patient']}`)
    await this.#fhir(`${this.#base}/Condition?patient=${response['patient']}`)
    let next: string | undefined = `${this.#base}/Observation?_count=5&patient=${response['patient']}`
    for (let page = 0; next !== undefined && page < 4; page++) {
      const reply = await this.#fhir(next)
      const bundle = jsonIn(reply.body) as { link?: { relation: string; url: string }[] } | undefined
      const link = Array.isArray(bundle?.link)
        ? bundle.link.find(({ relation }) => relation === 'next')
        : undefined
      next = link === undefined ? undefined : new URL(link.url, `${this.#base}/`).href
    }
  }

  async #refresh(): Promise<void> {
    if (this.#refreshToken === undefined) return
    const { clientId, secret } = this.#settings
    const response = await this.#tokenRequest(
      new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: this.#refreshToken,
        ...(secret === undefined ? { client_id: clientId } : {}),
      }),
    )
    this.#token = textOf(response['access_token']) ?? this.#token
    this.#refreshToken = textOf(response['refresh_token']) ?? this.#refreshToken
  }

  #fhir(url: string): Promise<RawReply> {
    return this.#insist(url, {
      headers: { Authorization: `Bearer ${this.#token}`, Accept: 'application/fhir+json' },
    })
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
    const reply = await rawRequest(url, request)
    this.seen.push({ url, reply })
    return reply
  }
}

function headerOf(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}

function codeIn(url: URL): string | undefined {
  return url.searchParams.get('code') ?? new URLSearchParams(url.hash.slice(1)).get('code') ?? undefined
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
    return JSON.parse(text) ?? {}
  } catch {
    const pairs = [...text.matchAll(/"(access_token|refresh_token|patient|id_token|scope)"\s*:\s*"([^"]*)"/g)]
    return pairs.length === 0 ? {} : Object.fromEntries(pairs.map(([, name, value]) => [name, value]))
  }
}
