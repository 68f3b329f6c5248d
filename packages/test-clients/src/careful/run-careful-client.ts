import { randomBytes } from 'node:crypto'
import { isCoveredBy, parseScope, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { type ClientKeys, signWith } from '../client-keys.ts'
import { type RawReply, type RawRequest, sendRawRequest } from '../send-raw-request.ts'
import { findHeader, type JsonAnswer, parseObject, readLaunch } from './careful-answers.ts'
import { type Claims, verifyClaims } from './careful-id-token.ts'
import { CarefulLogin } from './careful-login.ts'
import type { CarefulSettings } from './careful-settings.ts'
import { Stop } from './careful-stop.ts'
import { discoverCarefully } from './discover-carefully.ts'

const ID = /^[A-Za-z0-9\-.]{1,64}$/
const USER = /^(?:Patient|Practitioner|PractitionerRole|RelatedPerson|Person)\/[A-Za-z0-9\-.]{1,64}$/

/**
 * A client that checks everything that it is told before it uses it: no fault of a correct server's answers may
 * be held against it. Returns the error that its page shows, or nothing when it came through.
 */
export async function runCarefulClient(settings: CarefulSettings): Promise<string | undefined> {
  try {
    await new CarefulClient(settings).run()
    return undefined
  } catch (error) {
    if (error instanceof Stop) return error.message
    throw error
  }
}

class CarefulClient {
  readonly #settings: CarefulSettings
  readonly #nonce = randomBytes(24).toString('base64url')
  #configuration: JsonAnswer = {}
  #token = ''
  #scope = ''

  constructor(settings: CarefulSettings) {
    this.#settings = settings
  }

  async run(): Promise<void> {
    const response = await this.#logIn()
    this.#accept(response)
    if (this.#granted('openid')) await this.#signedIn(response.id_token)
    await this.#chart(response.patient)
    const fresh = response.refresh_token
    if (typeof fresh !== 'string') return
    this.#accept(await this.#tokens({ grant_type: 'refresh_token', refresh_token: fresh }))
    await this.#chart(response.patient)
  }

  async #logIn(): Promise<JsonAnswer> {
    const { clientId, redirectUri, scope, fhirBase, opened, authorizeBy: by = 'GET', meddle } = this.#settings
    const { base, launch } = opened ? readLaunch(opened, fhirBase) : { base: fhirBase, launch: undefined }
    const { origin } = new URL(redirectUri)
    const kind = this.#settings.keys ? 'asymmetric' : 'symmetric'
    this.#configuration = await discoverCarefully({ base, origin, ehr: launch !== undefined, kind })
    await this.#send(`${fhirBase}/metadata`)
    const nonce = this.#settings.nonce ? this.#nonce : undefined
    const settings = { clientId, redirectUri, scope, aud: base, launch, nonce, by }
    const login = new CarefulLogin(settings, this.#configuration)
    const callback = await login.comeBack()
    meddle?.(login, callback)
    const code = login.take(callback)
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
    return this.#tokens({ ...grant, code_verifier: login.verifier })
  }

  /** Tries once, and once more when the server asks to wait. */
  async #tokens(form: Record<string, string>, again = true): Promise<JsonAnswer> {
    const { clientId, secret, keys } = this.#settings
    const body = new URLSearchParams(form)
    if (keys)
      await signWith(body, {
        clientId,
        issuer: String(this.#configuration.issuer),
        keys,
        alg: this.#algorithm(),
      })
    const reply = await this.#send(String(this.#configuration.token_endpoint), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(secret === undefined ? {} : { Authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }),
      },
      body: body.toString(),
    })
    if (findHeader(reply, 'access-control-allow-origin') === undefined) throw new Stop('no answer to read')
    const wait = findHeader(reply, 'retry-after')
    if (wait !== undefined && again) {
      await new Promise((resolve) => setTimeout(resolve, Number(wait) * 1000))
      return this.#tokens(form, false)
    }
    if (reply.status !== 200 || !reply.whole) throw new Stop(`the token endpoint answered ${reply.status}`)
    return parseObject(reply.body)
  }

  /** Returns the first listed algorithm for which it has a key. */
  #algorithm(): keyof ClientKeys {
    const listed = this.#configuration.token_endpoint_auth_signing_alg_values_supported as string[]
    const alg = listed.find((each) => each === 'ES384' || each === 'RS384')
    if (alg === undefined) throw new Stop('the server takes no algorithm that this client signs with')
    return alg as keyof ClientKeys
  }

  #accept(response: JsonAnswer): void {
    const { access_token: token, token_type: type, scope } = response
    if (typeof token !== 'string' || token === '') throw new Stop('no access token')
    if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw new Stop('no bearer token')
    this.#token = token
    this.#scope = typeof scope === 'string' ? scope : this.#settings.scope
  }

  #granted(scope: string): boolean {
    return isCoveredBy(parseScopeString(this.#scope), parseScope(scope))
  }

  async #signedIn(idToken: unknown): Promise<void> {
    if (idToken === undefined) return
    const { issuer } = this.#configuration
    const openid = await this.#document(`${issuer}/.well-known/openid-configuration`)
    const claims = await verifyClaims(String(idToken), {
      issuer: String(issuer),
      audience: this.#settings.clientId,
      algorithms: openid.id_token_signing_alg_values_supported as string[],
      nonce: this.#settings.nonce ? this.#nonce : undefined,
      keys: async () => (await this.#document(String(openid.jwks_uri))).keys,
    })
    if (claims === undefined) throw new Stop('the id_token is not valid')
    await this.#profile(claims)
    const said = parseObject((await this.#fhir(String(openid.userinfo_endpoint))).body)
    if (said.sub !== claims.sub) throw new Stop('UserInfo is about somebody else')
  }

  async #profile({ fhirUser }: Claims): Promise<void> {
    const { fhirBase } = this.#settings
    if (typeof fhirUser !== 'string') return
    const user = fhirUser.startsWith(`${fhirBase}/`) ? fhirUser.slice(fhirBase.length + 1) : fhirUser
    const [type] = user.split('/', 1)
    const mayRead = this.#granted(`user/${type}.r`) || this.#granted(`patient/${type}.r`)
    if (USER.test(user) && mayRead) await this.#fhir(`${fhirBase}/${user}`)
  }

  async #chart(patient: unknown): Promise<void> {
    const { fhirBase } = this.#settings
    if (typeof patient !== 'string' || !ID.test(patient)) throw new Stop('no patient')
    const subject = { reference: `Patient/${patient}` }
    const body = JSON.stringify({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'Steps' },
      subject,
    })
    if (this.#granted('patient/Patient.r')) await this.#fhir(`${fhirBase}/Patient/${patient}`)
    if (this.#granted('patient/Observation.s')) await this.#fhir(`${fhirBase}/Observation?patient=${patient}`)
    if (this.#granted('patient/Observation.c')) {
      const headers = { 'Content-Type': 'application/fhir+json' }
      await this.#fhir(`${fhirBase}/Observation`, { method: 'POST', headers, body })
    }
  }

  #fhir(url: string, request: RawRequest = {}): Promise<RawReply> {
    return this.#send(url, {
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${this.#token}` },
    })
  }

  async #document(url: string): Promise<JsonAnswer> {
    return parseObject((await this.#send(url)).body)
  }

  #send(url: string, request: RawRequest = {}): Promise<RawReply> {
    const { origin } = new URL(this.#settings.redirectUri)
    return sendRawRequest(url, { ...request, headers: { Origin: origin, ...request.headers } })
  }
}
