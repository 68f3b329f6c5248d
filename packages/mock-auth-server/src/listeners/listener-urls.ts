import { isIPv6 } from 'node:net'

const ANY_ADDRESS = new Set(['0.0.0.0', '::'])
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

export type Scheme = 'http' | 'https'

/** Returns `true` when only this machine can reach a listener at that host. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOSTS.has(host)
}

/** Builds the URL by which this machine reaches the public listener, when no public URL was given. */
export function buildPublicUrl(scheme: Scheme, host: string, port: number): string {
  return `${scheme}://${host === '127.0.0.1' || ANY_ADDRESS.has(host) ? 'localhost' : spelled(host)}:${port}`
}

/**
 * Builds the URL by which this machine reaches the canary: with a host different from that of the public
 * listener, where the address has two names.
 */
export function buildCanaryUrl(scheme: Scheme, host: string, port: number, wireUrl: string): string {
  const twoNames = host === '127.0.0.1' || host === 'localhost' || ANY_ADDRESS.has(host)
  const other = new URL(wireUrl).hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
  return `${scheme}://${twoNames ? other : spelled(host)}:${port}`
}

/** Builds the URL by which this machine reaches the control listener. */
export function buildControlUrl(host: string, port: number): string {
  return `http://${ANY_ADDRESS.has(host) ? '127.0.0.1' : spelled(host)}:${port}`
}

const spelled = (host: string) => (isIPv6(host) ? `[${host}]` : host)
