/** The ports between which a proxy routes: the one at which it listens, and those of the processes behind it. */
export interface ProxyRoute {
  readonly port: number
  readonly to: readonly number[]
}

/**
 * Creates a configuration of HAProxy that routes every connection to a process at random. It passes bytes on, since in
 * its mode for HTTP it would answer broken replies with a 502 of its own and write headers anew.
 */
export function createProxyConfig(routes: readonly ProxyRoute[]): string {
  const listeners = routes.map(
    ({ port, to }) => `listen at-${port}
  bind 127.0.0.1:${port}
${to.map((each) => `  server at-${each} 127.0.0.1:${each}`).join('\n')}
`,
  )
  return `defaults
  mode tcp
  balance random(1)
  timeout connect 10s
  timeout client 1h
  timeout server 1h
${listeners.join('')}`
}
