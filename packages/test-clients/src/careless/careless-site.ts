import { type Json, parseLenientJson, toText } from './careless-parsing.ts'
import type { CarelessWire } from './careless-wire.ts'

/** The server that a careless client trusts: its base, and its configuration. */
export class CarelessSite {
  base: string
  configuration: Json = {}
  readonly #wire: CarelessWire

  constructor(base: string, wire: CarelessWire) {
    this.base = base
    this.#wire = wire
  }

  /** The base without its trailing slash, for what is below it. */
  get root(): string {
    return this.base.replace(/\/$/, '')
  }

  async discover(origin: string): Promise<void> {
    const url = `${this.root}/.well-known/smart-configuration`
    const reply = await this.#wire.insist(url, { headers: { Origin: origin } })
    this.configuration = parseLenientJson(reply.body) as Json
    await this.#wire.send(`${this.root}/metadata`)
  }

  /** Returns the endpoint of the discovery document or, if that names none, its usual path. */
  endpoint(name: 'authorization_endpoint' | 'token_endpoint'): string {
    const given = toText(this.configuration?.[name])
    const guess = name === 'token_endpoint' ? '/auth/token' : '/auth/authorize'
    return given === undefined ? this.base.replace(/\/fhir\/?$/, '') + guess : new URL(given, this.base).href
  }
}
