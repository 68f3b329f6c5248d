import { isIPv6 } from 'node:net'

const ANY_ADDRESS = new Set(['0.0.0.0', '::'])
const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

export type Scheme = 'http' | 'https'

/** Whether only this machine can reach what listens there. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOSTS.has(host)
}

/** How this machine reaches the wire that listens there, when no public URL was given. */
export function buildPublicUrl(scheme: Scheme, host: string, port: number): string {
  return `${scheme}://${host === '127.0.0.1' || ANY_ADDRESS.has(host) ? 'localhost' : spelled(host)}:${port}`
}

/** How it reaches the canary: by another host than the wire's, where the address has two names. */
export function buildCanaryUrl(scheme: Scheme, host: string, port: number, wireUrl: string): string {
  const twoNames = host === '127.0.0.1' || host === 'localhost' || ANY_ADDRESS.has(host)
  const other = new URL(wireUrl).hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
  return `${scheme}://${twoNames ? other : spelled(host)}:${port}`
}

/** How it reaches the control listener. */
export function buildControlUrl(host: string, port: number): string {
  return `http://${ANY_ADDRESS.has(host) ? '127.0.0.1' : spelled(host)}:${port}`
}

const spelled = (host: string) => (isIPv6(host) ? `[${host}]` : host)
