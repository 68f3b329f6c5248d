import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../workspace/root.mjs'
import type { ProxyName } from '../start-proxy.ts'

/** The listeners of a mock, by the ports that the configurations have for them. */
export type ListenerPort = '4010' | '4011' | '4012'

const FILES: Readonly<Record<ProxyName, string>> = {
  haproxy: 'haproxy-shared.cfg',
  nginx: 'nginx-shared.conf',
}

/**
 * Returns a configuration of `examples/deploy` for a shared sandbox on this machine.
 *
 * @param listen the ports of the proxy, at 127.0.0.1
 * @param serve the ports of the processes
 * @param hosts the addresses of the three processes
 */
export function createSharedConfig(
  name: ProxyName,
  listen: Readonly<Record<ListenerPort, number>>,
  serve: Readonly<Record<ListenerPort, number>>,
  hosts: readonly string[],
): string {
  return readFileSync(join(root, 'examples/deploy', FILES[name]), 'utf8')
    .replace(
      /(?<=^ *(?:bind|listen) )(?:"\$\{LISTEN-\}:)?(401\d)"?/gm,
      (_, port) => `127.0.0.1:${listen[port as ListenerPort]}`,
    )
    .replace(/\b401\d\b/g, (port) => String(serve[port as ListenerPort]))
    .replace(/mock-([123])(?=[:}])/g, (_, n) => hosts[n - 1] ?? '')
}
