/**
 * Listeners beside the wire that a fault can ask for, each for one tenant: the same server by plain http, by a
 * certificate that nobody should take, or by an old TLS version; one that takes connections and says nothing; and a
 * port that nothing listens on.
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
  /** Where clients reach it, such as `https://localhost:23456`. */
  readonly origin: string
  close(): void
}

/** The same URL at another origin; as it is where that is not open. */
export function moveToOrigin(url: unknown, origin: string | undefined): string {
  const { pathname, search } = new URL(String(url))
  return origin === undefined ? String(url) : `${origin}${pathname}${search}`
}
