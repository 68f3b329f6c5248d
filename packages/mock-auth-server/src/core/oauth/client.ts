import type { JWK } from 'jose'
import type { Grant } from './grant.ts'
import type { PerClientOptions } from './options.ts'

/** The registered type of a client, which decides how it authenticates. */
export const CLIENT_TYPES = [
  'public',
  'confidential-symmetric',
  'confidential-asymmetric',
  'backend',
] as const
export type ClientType = (typeof CLIENT_TYPES)[number]

/** The app on one device: the client that it is an instance of, its keys, and what its user granted. */
export interface ClientInstance {
  readonly softwareId: string
  readonly jwks: { readonly keys: readonly JWK[] }
  readonly grant: Grant
}

/** A registered client (S-034). */
export interface Client {
  readonly clientId: string
  readonly name: string
  readonly type: ClientType
  readonly secret?: string
  /** Public keys of a client that signs assertions, registered inline (S-036). */
  readonly jwks?: { readonly keys: readonly JWK[] }
  /** The URL at which such a client publishes its keys instead. */
  readonly jwksUri?: string
  readonly redirectUris: readonly string[]
  readonly launchUris: readonly string[]
  /** A native app: its loopback redirect URIs match with any port, and it may have a scheme of its own (RFC 8252). */
  readonly native?: boolean
  /** Schemes of a native app beside private-use ones: `myapp` for `myapp://callback`. */
  readonly nativeSchemes?: readonly string[]
  /** `true` for a client that was not registered, at a tenant with the option `clients: 'any'`. */
  readonly implicit?: boolean
  /** `true` for a registration that a link carries, whose author may be anybody. */
  readonly fromLink?: boolean
  /** Scopes it may be granted; absent means any, for a backend service none. */
  readonly scope?: string
  /** `true` until an administrator has approved a client that registered itself; it is refused until then. */
  readonly awaitsApproval?: boolean
  /** Grant types that it is confined to; absent means those of its type. */
  readonly grantTypes?: readonly string[]
  /** Set for an app on one device, which registered with a token of its user. */
  readonly instance?: ClientInstance
  /** Options and switches for this client only; absent ones are those of the tenant. */
  readonly options?: Partial<PerClientOptions> & Readonly<Record<string, unknown>>
}

/**
 * Returns the origins of the client's registered URIs, which may frame its pages and send CORS requests
 * (S-030, S-061).
 */
export function listRegisteredOrigins(client: Client): readonly string[] {
  let origins = known.get(client)
  if (!origins) {
    origins = [...new Set([...client.redirectUris, ...client.launchUris].flatMap(webOrigin))]
    known.set(client, origins)
  }
  return origins
}

const known = new WeakMap<Client, readonly string[]>()

function webOrigin(uri: string): readonly string[] {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? [url.origin] : []
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Returns `true` when the URI is plain http on this machine. */
export function isLoopbackUri(uri: string): boolean {
  return URL.canParse(uri) && isLoopback(new URL(uri))
}

/** Returns `true` when the URL is plain http on this machine. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && LOOPBACK.has(hostname)
}

/**
 * Returns `true` when that is one of the client's redirect URIs: exactly, except for the loopback port of a
 * native app (S-044).
 */
export function isRegisteredRedirect(client: Client, uri: string): boolean {
  if (client.redirectUris.includes(uri)) return true
  const wanted = client.native ? withoutLoopbackPort(uri) : undefined
  return wanted !== undefined && client.redirectUris.some((known) => withoutLoopbackPort(known) === wanted)
}

function withoutLoopbackPort(uri: string): string | undefined {
  if (!URL.canParse(uri) || !isLoopback(new URL(uri))) return undefined
  return uri.replace(/^(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):\d+(?=[/?]|$)/, '$1')
}
