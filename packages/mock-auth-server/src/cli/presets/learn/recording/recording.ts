import type { PublishedEndpoint } from '../../../../core/oauth/server-addresses.ts'
import type { JsonObject } from '../../../../core/util/json.ts'
import type { Exchange } from './exchange.ts'

/** A login: an authorization request, and the callback that answered it, if the HAR has one. */
export interface Login {
  readonly request: Exchange
  readonly parameters: URLSearchParams
  /** Parameters of the URL that led back to the app, with the exchange that shows it. */
  readonly callback?: { readonly exchange: Exchange; readonly url: URL } | undefined
}

/** A request of the token endpoint with its response. */
export interface TokenExchange {
  readonly exchange: Exchange
  readonly form: URLSearchParams
  readonly grantType: string | undefined
  /** The way in which the client authenticated. */
  readonly authentication: 'none' | 'basic' | 'secret' | 'assertion'
  readonly clientId: string | undefined
  /** The token response; `undefined` for a refusal. */
  readonly tokens: JsonObject | undefined
  readonly login: Login | undefined
  /** The exchange that issued the refresh token of this one. */
  readonly issuedBy: TokenExchange | undefined
}

/** The part of a HAR that is about one server. */
export interface Recording {
  readonly exchanges: readonly Exchange[]
  readonly fhirBase: string
  /** The origin and path that FHIR base and endpoints share, without a trailing slash. */
  readonly root: string
  /** URLs of the endpoints, as documents publish them or requests show them. */
  readonly endpoints: Partial<Readonly<Record<PublishedEndpoint, string>>>
  /** The issuer that a discovery document names. */
  readonly issuer: string | undefined
  readonly documents: Readonly<Record<'smart' | 'openid' | 'metadata', Exchange | undefined>>
  readonly logins: readonly Login[]
  readonly tokenExchanges: readonly TokenExchange[]
  /** Requests of the FHIR API but `metadata` and well-known documents, without preflights. */
  readonly fhir: readonly Exchange[]
  /** `false` when the HAR has no `Authorization` header anywhere: browsers leave them out. */
  readonly hasCredentials: boolean
  /** Texts about people, longest first, which no draft may have. */
  readonly people: readonly string[]
  /** FHIR bases of further servers in the HAR, which are not looked at. */
  readonly otherServers: readonly string[]
}
