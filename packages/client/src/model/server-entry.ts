import type { Verdict } from './verdict.ts'

export type ClientType = 'public' | 'confidential-symmetric' | 'confidential-asymmetric' | 'backend'
/** The method by which a symmetric secret is sent. */
export type SecretMethod = 'client_secret_basic' | 'client_secret_post'
/** Algorithm of client assertions; `auto` selects one that the server advertises, RS384 first. */
export type AssertionAlgorithm = 'auto' | 'RS384' | 'ES384'
/** The display of the server's login page. `page` replaces this page. */
export type LoginDisplay = 'iframe' | 'tab' | 'popup' | 'page'
/** The HTTP method by which the browser sends the authorization request. */
export type AuthorizeMethod = 'GET' | 'POST'
/**
 * The sender of a run's requests to the server: the backend of this client or, for a public client, its page.
 */
export type RequestsFrom = 'server' | 'browser'

/** Endpoints typed in by hand; each overrides discovery. */
export interface ManualEndpoints {
  authorization_endpoint?: string
  token_endpoint?: string
  issuer?: string
  jwks_uri?: string
  introspection_endpoint?: string
  revocation_endpoint?: string
  registration_endpoint?: string
}

/** The settings that a user edits. */
export interface ServerSettings {
  name: string
  description: string
  /** Absolute http(s) URL. */
  fhirBase: string
  /** Empty only until dynamic registration has filled it. */
  clientId: string
  clientType: ClientType
  secretMethod: SecretMethod
  /** Send id and secret unencoded in Basic (for servers that do not decode them). */
  rawBasic: boolean
  assertionAlgorithm: AssertionAlgorithm
  /** Scopes, separated by spaces. */
  scopes: string
  /** The login that "Log in" starts by default; EHR launches work for every entry but `backend`. */
  launchMode: 'standalone' | 'ehr' | 'backend'
  loginPlace: LoginDisplay
  requestsFrom: RequestsFrom
  /** POST only where the server advertises `authorize-post`. */
  authorizeMethod: AuthorizeMethod
  endpoints: ManualEndpoints
  /** Leave `aud` out (for servers that refuse it). */
  suppressAud: boolean
  notes: string
  /** Hints such as user names and passwords of test users. */
  testUsers: string
}

/** An entry as the browser sees it: no secret, no private key. */
export interface ServerEntry extends ServerSettings {
  id: string
  /** `true` when a client secret is stored. */
  hasSecret: boolean
  /** `true` for the entries that are part of the client. */
  builtIn: boolean
}

/**
 * Body of add and edit. `clientSecret`: a string sets it, null removes it, absent leaves it unchanged; with another
 * FHIR base or other endpoints, absent removes it.
 */
export interface ServerDraft extends Partial<ServerSettings> {
  clientSecret?: string | null
}

/** Export and import of entries; contains no secrets unless a user added them by hand. */
export interface ServerFile {
  format: 'smart-client-servers'
  version: 1
  servers: (ServerDraft & { id?: string })[]
}

export interface ServerList {
  servers: ServerEntry[]
  /** Set when the settings file could not be parsed and was renamed. */
  problem?: Verdict
}
