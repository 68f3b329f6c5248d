import { EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ListenerPort } from './create-shared-config.ts'

/** The time that the servers say in their replies. */
export const ECHOED_DATE = 'Thu, 01 Jan 1970 00:00:00 GMT'

/** Servers in place of processes of the mock, which reply to any request with their address. */
export interface EchoProcesses {
  /** The ports at which all listen. */
  readonly ports: Readonly<Record<ListenerPort, number>>
  /** Stops the one at an address: it refuses connections from then on. */
  readonly stop: (host: string) => Promise<void>
  /** Returns the number of connections that came to a port so far, of all addresses together. */
  readonly countConnections: (port: ListenerPort) => number
  /** Lets all say from now on that they are not ready; resolves when each has said so to so many checks. */
  readonly becomeUnready: (checks: number) => Promise<void>
}

/** Starts servers at the same ports of several addresses of this machine. */
export async function startEchoProcesses(hosts: readonly string[]): Promise<EchoProcesses> {
  const servers = new Map<string, Server[]>(hosts.map((host) => [host, []]))
  const refusals = new Map<string, number>()
  const connections = new Map<number, number>()
  const events = new EventEmitter()
  let isReady = true
  const refuse = (host: string) => {
    refusals.set(host, (refusals.get(host) ?? 0) + 1)
    events.emit('refusal')
  }
  const start = async (wanted: number) => {
    let port = wanted
    for (const [host, own] of servers) {
      const server = createServer({ maxHeaderSize: 65_536 }, ({ url }, response) => {
        const isRefused = url === '/ready' && !isReady
        response.writeHead(isRefused ? 503 : 200, { Date: ECHOED_DATE }).end(host)
        if (isRefused) refuse(host)
      }).listen(port, host)
      await once(server, 'listening')
      port = (server.address() as AddressInfo).port
      server.on('connection', () => connections.set(port, (connections.get(port) ?? 0) + 1))
      own.push(server)
    }
    return port
  }
  const ports = { '4010': await start(0), '4011': await start(0), '4012': await start(0) }
  return {
    ports,
    countConnections: (port) => connections.get(ports[port]) ?? 0,
    stop: async (host) => {
      for (const server of servers.get(host)?.splice(0) ?? []) {
        const closed = once(server, 'close')
        server.close()
        server.closeAllConnections()
        await closed
      }
    },
    becomeUnready: async (checks) => {
      isReady = false
      while (hosts.some((host) => (refusals.get(host) ?? 0) < checks)) await once(events, 'refusal')
    },
  }
}
