import type { Verdict } from './verdict.ts'

export type ClientType = 'public' | 'confidential-symmetric' | 'confidential-asymmetric' | 'backend'
/** How a symmetric secret is sent. */
export type SecretMethod = 'client_secret_basic' | 'client_secret_post'
/** Algorithm of client assertions; `auto` takes what the server advertises, RS384 first. */
export type AssertionAlgorithm = 'auto' | 'RS384' | 'ES384'
/** Where the server's login page is shown. `page` replaces this page. */
export type LoginDisplay = 'iframe' | 'tab' | 'popup' | 'page'
/** How the browser sends the authorization request. */
export type AuthorizeMethod = 'GET' | 'POST'
/** Who sends the requests of a run to the server: this client's server side, or, for a public client, its page. */
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

/** What a person edits. */
export interface ServerSettings {
  name: string
  description: string
  /** Absolute http(s) URL. */
  fhirBase: string
  /** Empty only while dynamic registration has yet to fill it. */
  clientId: string
  clientType: ClientType
  secretMethod: SecretMethod
  assertionAlgorithm: AssertionAlgorithm
  /** Space separated. */
  scopes: string
  /** What "Log in" does by default; EHR launches work for every entry but `backend`. */
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
  /** Whether a client secret is stored. */
  hasSecret: boolean
  /** True for the entries that come with the client. */
  builtIn: boolean
}

/** Body of add and edit. `clientSecret`: a string sets it, null removes it, absent keeps it. */
export interface ServerDraft extends Partial<ServerSettings> {
  clientSecret?: string | null
}

/** Export and import of entries; never has secrets unless a person wrote them in by hand. */
export interface ServerFile {
  format: 'smart-client-servers'
  version: 1
  servers: (ServerDraft & { id?: string })[]
}

export interface ServerList {
  servers: ServerEntry[]
  /** Set when the settings file could not be read and was kept aside. */
  problem?: Verdict
}
