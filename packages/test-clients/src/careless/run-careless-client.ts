import type { RawRequest } from '../send-raw-request.ts'
import { exportCarelessly } from './careless-export.ts'
import { callFhirCarelessly } from './careless-fhir.ts'
import { findCodes, findFramedUrl, findHeader, type Json, parseLenientJson } from './careless-parsing.ts'
import {
  findBrandBase,
  introspectCarelessly,
  logOutCarelessly,
  storeStateCarelessly,
} from './careless-services.ts'
import type { CarelessSettings } from './careless-settings.ts'
import { CarelessSite } from './careless-site.ts'
import { CarelessTokens } from './careless-tokens.ts'
import { CarelessWire, type ClientExchange, ENOUGH } from './careless-wire.ts'
import { runCarelessAuthorization } from './run-careless-authorization.ts'

/**
 * Runs a client that checks nothing, retries at once and follows everything: every `must-` fault must catch
 * it. It uses raw sockets, so that it sees exactly the bytes that were sent.
 */
export async function runCarelessClient(settings: CarelessSettings): Promise<readonly ClientExchange[]> {
  const client = new CarelessClient(settings)
  await client.run().catch((reason: unknown) => {
    if (reason !== ENOUGH) throw reason
  })
  return client.wire.seen
}

class CarelessClient {
  readonly wire: CarelessWire
  readonly #settings: CarelessSettings
  readonly #origin: string
  readonly #site: CarelessSite
  readonly #tokens: CarelessTokens
  #launch: string | undefined

  constructor(settings: CarelessSettings) {
    this.#settings = settings
    this.#origin = new URL(settings.redirectUri).origin
    this.wire = new CarelessWire(this.#origin, settings.enough)
    this.#site = new CarelessSite(settings.fhirBase, this.wire)
    this.#tokens = new CarelessTokens(settings, this.#site, this.wire)
  }

  async run(): Promise<void> {
    await this.#launched()
    await this.#site.discover(this.#origin)
    if (!(await this.#chooseBrand())) return
    const callback = await runCarelessAuthorization({
      ...{ settings: this.#settings, site: this.#site, tokens: this.#tokens, wire: this.wire },
      launch: this.#launch,
    })
    if (callback) this.#settings.atCallback?.()
    if (!callback || (await this.#misled())) return
    let response: Json = {}
    for (let delivery = 0; delivery < (this.#settings.deliveries ?? 1); delivery++) {
      for (const code of findCodes(callback)) response = await this.#tokens.redeem(code)
    }
    this.#tokens.access =
      new URLSearchParams(callback.hash.slice(1)).get('access_token') ?? this.#tokens.access
    await this.#useLingering()
    await this.#useIdToken(response)
    await this.#useFhir(response)
    await this.#exportAll()
    await this.#useServices(response)
    await this.#outlive(response)
    const refreshed = { ...response, ...(await this.#tokens.refresh()) }
    await this.#useFhir(refreshed)
    await this.#outlive(refreshed)
    await this.#tokens.refresh()
    await this.#tokens.ask(`${this.#site.base}/Patient/${response.patient}`)
    if (this.#does('logout')) await logOutCarelessly(this.#services(response))
  }

  async #launched(): Promise<void> {
    const { launchUrl } = this.#settings
    if (launchUrl === undefined) return
    const reply = await this.wire.send(launchUrl)
    const location = new URL(findHeader(reply, 'location') ?? findFramedUrl(reply.body) ?? 'about:blank')
    const isses = location.searchParams.getAll('iss')
    const { fhirBase } = this.#settings
    const iss = isses.find((given) => given !== fhirBase) ?? isses[0] ?? fhirBase
    this.#site.base = iss.startsWith('//') ? `http:${iss}` : iss
    if (iss.startsWith('javascript:')) await this.wire.openLinks(iss)
    this.#launch = location.searchParams.get('launch') ?? 'undefined'
  }

  /** Accepts callbacks that it never requested; an error among them makes it give up. */
  async #misled(): Promise<boolean> {
    for (const open of this.#settings.opens ?? []) {
      const callback = new URL(open)
      if (callback.searchParams.has('error')) return true
      for (const code of findCodes(callback)) await this.#tokens.redeem(code)
    }
    return false
  }

  async #useLingering(): Promise<void> {
    const { lingering } = this.#settings
    if (lingering === undefined) return
    await this.wire.send(`${this.#site.root}/Patient`, { headers: { Authorization: `Bearer ${lingering}` } })
  }

  /**
   * Reads the user from the id_token without verifying its signature, and fetches the keys without using
   * them.
   */
  async #useIdToken(response: Json): Promise<void> {
    const { jwks_uri: keys, issuer } = this.#site.configuration
    const { jwks_uri: published, userinfo_endpoint: userinfo } = await this.#openid(issuer)
    if (typeof published === 'string' && published !== keys) await this.wire.send(published)
    if (typeof keys === 'string') await this.wire.insist(keys)
    const [, payload = ''] = String(response.id_token ?? '').split('.')
    const claims = (parseLenientJson(Buffer.from(payload, 'base64url').toString()) ?? {}) as Json
    await this.#useUser(String(claims.fhirUser))
    if (typeof userinfo !== 'string') return
    const said = parseLenientJson((await this.#tokens.ask(userinfo)).body) as Json
    if (said.fhirUser !== undefined) await this.#useUser(String(said.fhirUser))
  }

  async #useUser(user: string): Promise<void> {
    await this.#tokens.ask(/^[a-z]+:/.test(user) ? user : `${this.#site.root}/${user}`)
  }

  async #openid(issuer: unknown): Promise<Json> {
    if (typeof issuer !== 'string') return {}
    const reply = await this.wire.send(`${issuer}/.well-known/openid-configuration`)
    return parseLenientJson(reply.body) as Json
  }

  /** Continues with a token whose short life is over. */
  async #outlive(response: Json): Promise<void> {
    if (response.expires_in !== 1) return
    await new Promise((resolve) => setTimeout(resolve, 2200))
    await this.#tokens.ask(`${this.#site.base}/Patient/${response.patient}`)
  }

  #useFhir(response: Json): Promise<void> {
    return callFhirCarelessly({
      base: this.#site.base,
      patient: String(response.patient),
      ask: (url, request) => this.#tokens.ask(url, request),
      plain: (url, request) => this.wire.send(url, request),
    })
  }

  async #exportAll(): Promise<void> {
    if (this.#settings.bulk !== true) return
    await exportCarelessly({ base: this.#site.base, ask: (url, request) => this.#tokens.ask(url, request) })
  }

  #does(need: string): boolean {
    return this.#settings.needs?.includes(need) ?? false
  }

  #services({ patient }: Json) {
    return {
      base: this.#site.base,
      patient: String(patient),
      token: String(this.#tokens.access),
      configuration: this.#site.configuration,
      ask: (url: string, request?: RawRequest) => this.#tokens.ask(url, request),
      insist: (url: string, request?: RawRequest) => this.wire.insist(url, request),
      basic: this.#tokens.basic(),
      openLinks: (text: string) => this.wire.openLinks(text),
    }
  }

  /** Logs in at the address in the brand; returns `false` when it has none. */
  async #chooseBrand(): Promise<boolean> {
    if (!this.#does('brands')) return true
    this.#site.base = await findBrandBase(this.#services({}))
    if (!URL.canParse(this.#site.base)) return false
    await this.#site.discover(this.#origin)
    return true
  }

  async #useServices(response: Json): Promise<void> {
    if (typeof response.appContext === 'string') await this.wire.openLinks(response.appContext)
    if (this.#does('introspection')) await introspectCarelessly(this.#services(response))
    if (this.#does('app-state')) await storeStateCarelessly(this.#services(response))
  }
}
