import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import { createConformanceStore } from './conformance/conformance-store.ts'
import type { ClientServices } from './http/context.ts'
import { loadKeys } from './keys/load-keys.ts'
import { createRunStore } from './runs/run-store.ts'
import { createSessionStore } from './runs/session-store.ts'
import { createDefaultEntries } from './settings/create-default-entries.ts'
import { type ClientOptions, withDefaults } from './settings/options.ts'
import { openServerList } from './settings/server-list-store.ts'

/** A running client. */
export interface RunningClient {
  /** Origin, e.g. http://localhost:4020 */
  origin: string
  redirectUri: string
  launchUrl: string
  jwksUrl: string
  port: number
  /** Set when the settings file could not be used. */
  problem?: string
  close: () => Promise<void>
}

/**
 * Maximum size of headers: a callback may carry a very long error_description (F-074), which must be shown
 * cut short instead of being refused by Node.
 */
const MAX_HEADER_BYTES = 256 * 1024

/** Starts the client; resolves when it listens. Rejects with the error of the socket, e.g. EADDRINUSE. */
export async function startClient(settings: Partial<ClientOptions> = {}): Promise<RunningClient> {
  const options = withDefaults(settings)
  const { world } = options
  const [keys, servers] = await Promise.all([
    loadKeys(options.keysFile),
    openServerList(options.settingsFile, createDefaultEntries(options.mockBase), world),
  ])
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES })
  const port = await listen(server, options)
  const origin = options.publicUrl ? new URL(options.publicUrl).origin : `http://localhost:${port}`
  const addresses = {
    origin,
    redirectUri: `${origin}/callback`,
    launchUrl: `${origin}/launch`,
    jwksUrl: `${origin}/jwks.json`,
  }
  const services: ClientServices = {
    ...addresses,
    options,
    keys,
    servers,
    runs: createRunStore(world),
    conformance: createConformanceStore(world),
    sessions: createSessionStore(),
    bundles: new Map(),
  }
  server.on('request', getRequestListener(createApp(services).fetch))
  const { problem } = servers.view()
  const stop = () => {
    services.runs.close()
    services.conformance.close()
    return close(server)
  }
  return { ...addresses, port, ...(problem ? { problem: problem.message } : {}), close: stop }
}

function listen(server: Server, { port, host }: ClientOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
