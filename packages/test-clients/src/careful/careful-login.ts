import { createHash, randomBytes } from 'node:crypto'
import { type RawReply, type RawRequest, sendRawRequest } from '../send-raw-request.ts'
import { Stop } from './careful-stop.ts'

export interface LoginSettings {
  readonly clientId: string
  readonly redirectUri: string
  readonly scope: string
  readonly aud: string
  readonly launch: string | undefined
  readonly nonce: string | undefined
  readonly by: 'GET' | 'POST'
}

/** One login in one browser session: it accepts only its own callback, once. */
export class CarefulLogin {
  readonly verifier = randomBytes(32).toString('base64url')
  readonly #settings: LoginSettings
  readonly #configuration: Record<string, unknown>
  #pending: string | undefined = randomBytes(24).toString('base64url')

  constructor(settings: LoginSettings, configuration: Record<string, unknown>) {
    this.#settings = settings
    this.#configuration = configuration
  }

  /** Sends the browser to authorize, and returns the callback; throws `Stop` when there is none. */
  async comeBack(): Promise<URL> {
    const { clientId, redirectUri, scope, aud, launch, nonce, by } = this.#settings
    const endpoint = String(this.#configuration.authorization_endpoint)
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      state: this.#pending ?? '',
      aud,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(nonce === undefined ? {} : { nonce }),
      ...(launch === undefined ? {} : { launch }),
    })
    return by === 'POST'
      ? this.#follow(endpoint, {
          method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: query.toString(),
        })
      : this.#follow(`${endpoint}${endpoint.includes('?') ? '&' : '?'}${query}`)
  }

  /** Returns the code of a callback that belongs to this login; throws `Stop` for any other. */
  take(callback: URL): string {
    const params = callback.searchParams
    const names = [...params.keys()]
    if (this.#pending === undefined || params.get('state') !== this.#pending) throw new Stop('no login waits')
    if (new Set(names).size < names.length) throw new Stop('a parameter occurs more than once')
    this.#pending = undefined
    const { issuer, authorization_response_iss_parameter_supported: announced } = this.#configuration
    if (announced === true && params.get('iss') !== issuer) throw new Stop('another server answered')
    const error = params.get('error')
    if (error !== null) throw new Stop(`the server says ${error}`)
    const code = params.get('code')
    if (!code) throw new Stop('the server sent no code')
    return code
  }

  /** Ends this login. */
  expire(): void {
    this.#pending = undefined
  }

  async #follow(start: string, first: RawRequest = {}): Promise<URL> {
    const app = new URL(this.#settings.redirectUri).origin
    let url = start
    let request = first
    for (let hop = 0; hop < 10; hop++) {
      const reply = await sendRawRequest(url, request)
      const location = locationOf(reply)
      if (location === undefined) throw new Stop('the server did not send the browser back')
      url = new URL(location, url).href
      request = {}
      if (new URL(url).origin === app) return new URL(url)
    }
    throw new Stop('the server redirects without end')
  }
}

/**
 * Returns the URL that a browser continues to by itself, by redirect or refresh; other links of the page are
 * ignored.
 */
function locationOf({ headers, status, body }: RawReply): string | undefined {
  if (status >= 300 && status < 400) return headers.find(([key]) => key.toLowerCase() === 'location')?.[1]
  return /<meta http-equiv="refresh" content="\d+;url=([^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
}
