/** How the pages decide by themselves, without showing anything. */
export interface AutoApprove {
  /** The user who signs in, such as `Practitioner/dr-okafor`. */
  user?: string
  /** The bare id of the patient who is chosen. */
  patient?: string
}

/** Settings of a tenant; the defaults are strict, every relaxation has a name. */
export interface TenantOptions {
  /** `optional` accepts clients that send no PKCE challenge (SMART 2.x requires it, S-049). */
  readonly pkce: 'required' | 'optional'
  /** What discovery advertises; what is enforced stays S256. */
  readonly codeChallengeMethods: readonly string[] | undefined
  readonly accessTokenLifetimeS: number
  /** Lifetime of a backend service's token; the specification advises at most 300 (S-106). */
  readonly backendTokenLifetimeS: number
  /** Hosts beside loopback that a client's `jwks_uri` may be fetched from. */
  readonly jwksHosts: readonly string[]
  readonly codeLifetimeS: number
  readonly refreshTokenLifetimeS: number
  readonly launchLifetimeS: number
  /** Whether `aud` may be the FHIR base with a trailing slash, as an EHR that publishes it so accepts it. */
  readonly audience: 'exact' | 'slash-too'
  /** Who may frame the sign-in pages: origins of the client's registered URIs, or nobody (S-061). */
  readonly framing: 'registered' | 'denied'
  /** Who may introspect tokens: anybody, or only who sends an active token or authenticates as a client (S-135). */
  readonly introspection: 'open' | 'protected'
  /** Sign in, choose and consent without pages. */
  readonly autoApprove: AutoApprove | undefined
  /** What a read outside the token's filter answers. */
  readonly outsideFilter: 'not-found' | 'forbidden'
  /** `any` takes every bearer token as full access: only for the rogue tenant at the canary. */
  readonly tokens: 'issued' | 'any'
  /** The thin strip on the pages that says that this is a mock. */
  readonly strip: boolean
}

export const DEFAULT_OPTIONS: TenantOptions = {
  pkce: 'required',
  codeChallengeMethods: ['S256'],
  accessTokenLifetimeS: 3600,
  backendTokenLifetimeS: 300,
  jwksHosts: [],
  codeLifetimeS: 60,
  refreshTokenLifetimeS: 90 * 24 * 3600,
  launchLifetimeS: 3600,
  audience: 'exact',
  framing: 'registered',
  introspection: 'open',
  autoApprove: undefined,
  outsideFilter: 'not-found',
  tokens: 'issued',
  strip: true,
}
