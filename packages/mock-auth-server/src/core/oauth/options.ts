import type { JsonObject } from '../util/json.ts'
import type { ProfileVersion } from './profile.ts'

/** How the pages decide by themselves, without showing anything. */
export interface AutoApprove {
  /** The user who signs in, such as `Practitioner/dr-okafor`. */
  user?: string
  /** The bare id of the patient who is chosen. */
  patient?: string
  /** `ask` still shows the consent page. */
  consent?: 'given' | 'ask'
}

/** Settings of a tenant that a client's registration may have otherwise. */
export interface PerClientOptions {
  /** `optional` accepts clients that send no PKCE challenge (SMART 2.x requires it, S-049). */
  readonly pkce: 'required' | 'optional'
  readonly accessTokenLifetimeS: number
  readonly refreshTokenLifetimeS: number
  /** `jwt` puts issuer, audience, scope and expiry into the token itself (RFC 9068). */
  readonly accessTokenFormat: 'opaque' | 'jwt'
  /** `never` lets a refresh token be used again and again: a relaxation for public clients (S-092). */
  readonly refreshRotation: 'always' | 'never'
  /** Whether the refresh of a public client names it: SMART lists no `client_id`, RFC 6749 section 3.2.1 allows it (S-091). */
  readonly refreshClientId: 'optional' | 'required' | 'refused'
  /** JOSE algorithms that client assertions may be signed with (S-100). */
  readonly assertionAlgorithms: readonly string[]
  /** How `fhirUser` is written: SMART 2.0 on also allows it relative to the FHIR base (S-113). */
  readonly fhirUser: 'absolute' | 'relative'
  /** What becomes of a request with a scope that cannot be granted: the rest is granted, or nothing. */
  readonly unknownScopes: 'drop' | 'refuse'
  /** Whether an app may write app state that belongs to nobody, and so to all (S-145). */
  readonly globalAppState: 'read' | 'write'
  /** Who may frame the sign-in pages: origins of the client's registered URIs, or nobody (S-061). */
  readonly framing: 'registered' | 'denied'
}

/** Settings of a tenant; the defaults are strict, every relaxation has a name. */
export interface TenantOptions extends PerClientOptions {
  /** The version of SMART App Launch that is spoken (catalogue D11). */
  readonly profileVersion: ProfileVersion
  /** What discovery advertises; what is enforced stays S256. */
  readonly codeChallengeMethods: readonly string[] | undefined
  /** Lifetime of a backend service's token; the specification advises at most 300 (S-106). */
  readonly backendTokenLifetimeS: number
  /** By how many seconds the clock that client assertions are judged by is ahead (negative: behind). */
  readonly assertionClockOffsetS: number
  /** Hosts beside loopback that a client's `jwks_uri` may be fetched from. */
  readonly jwksHosts: readonly string[]
  readonly codeLifetimeS: number
  readonly launchLifetimeS: number
  /** What `aud` may be beside the FHIR base: with a trailing slash, or anything (only for the rogue tenant). */
  readonly audience: 'exact' | 'slash-too' | 'any'
  /** Who may introspect tokens: anybody, or only who sends an active token or authenticates as a client (S-135). */
  readonly introspection: 'open' | 'protected'
  /** `second-server` gives tokens that a second FHIR server, at the canary, takes too, and says so (S-085). */
  readonly authorizationDetails: 'none' | 'second-server'
  /** Whether who signed in a while ago is asked again; `session` remembers by cookie for half an hour. */
  readonly signIn: 'always' | 'session'
  /** Served at `smart_style_url` to embedded apps (S-083); without one there is no such URL. */
  readonly style: JsonObject | undefined
  /** Whether a launch opens the app in a frame of an EHR page always, or only with `?embedded`. */
  readonly embedding: 'on-request' | 'always'
  /** `any` takes clients that nobody registered; the browser is redirected by itself to this machine only. */
  readonly clients: 'registered' | 'any'
  /** Sign in, choose and consent without pages. */
  readonly autoApprove: AutoApprove | undefined
  /** What a read outside the token's filter answers. */
  readonly outsideFilter: 'not-found' | 'forbidden'
  /** For tenants at the canary: `any` takes every bearer token as full access, `parent` those of its tenant. */
  readonly tokens: 'issued' | 'any' | 'parent'
  /** Whether a back-channel call may ask for a fault itself, by `Prefer: fault=<name>`. */
  readonly preferHeader: boolean
  /** The thin strip on the pages that says that this is a mock. */
  readonly strip: boolean
}

/** The eleven keys of "styling" in SMART App Launch, scopes and launch context. */
const DEFAULT_STYLE: JsonObject = {
  color_background: '#edeae3',
  color_error: '#9e2d2d',
  color_highlight: '#69b5ce',
  color_modal_backdrop: '',
  color_success: '#498e49',
  color_text: '#303030',
  dim_border_radius: '6px',
  dim_font_size: '13px',
  dim_spacing_size: '20px',
  font_family_body: "Georgia, Times, 'Times New Roman', serif",
  font_family_heading: "'HelveticaNeue-Light', Helvetica, Arial, 'Lucida Grande', sans-serif",
}

export const DEFAULT_OPTIONS: TenantOptions = {
  profileVersion: '2.2',
  pkce: 'required',
  codeChallengeMethods: ['S256'],
  accessTokenLifetimeS: 3600,
  backendTokenLifetimeS: 300,
  assertionClockOffsetS: 0,
  jwksHosts: [],
  codeLifetimeS: 60,
  refreshTokenLifetimeS: 90 * 24 * 3600,
  launchLifetimeS: 3600,
  audience: 'exact',
  accessTokenFormat: 'opaque',
  refreshRotation: 'always',
  refreshClientId: 'optional',
  assertionAlgorithms: ['RS384', 'ES384'],
  fhirUser: 'absolute',
  unknownScopes: 'drop',
  globalAppState: 'read',
  framing: 'registered',
  introspection: 'open',
  authorizationDetails: 'none',
  signIn: 'always',
  style: DEFAULT_STYLE,
  embedding: 'on-request',
  clients: 'registered',
  autoApprove: undefined,
  outsideFilter: 'not-found',
  tokens: 'issued',
  preferHeader: false,
  strip: true,
}
