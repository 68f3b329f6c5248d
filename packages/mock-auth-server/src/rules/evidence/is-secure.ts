const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Returns `true` when a URL is https, plain http on this machine, or a native app's own scheme (RFC 8252
 * section 7).
 */
export function isSecure(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol !== 'http:' || LOOPBACK.has(hostname) || hostname.endsWith('.localhost')
}
