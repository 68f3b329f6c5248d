/**
 * Listeners that a fault can open, each for one tenant: the same server over plain http, with a certificate
 * that no client should accept, or with an old TLS version; one that accepts connections and stays silent;
 * and a port without a listener.
 */
export type SideListenerKind =
  | 'plain'
  | 'self-signed'
  | 'expired'
  | 'wrong-host'
  | 'TLSv1'
  | 'TLSv1.1'
  | 'silent'
  | 'closed'

/** An open side listener. */
export interface SideListener {
  /** The origin for clients, such as `https://localhost:23456`. */
  readonly origin: string
  close(): void
}

/** Returns the URL moved to another origin; unchanged when that origin is not open. */
export function moveToOrigin(url: unknown, origin: string | undefined): string {
  const { pathname, search } = new URL(String(url))
  return origin === undefined ? String(url) : `${origin}${pathname}${search}`
}
