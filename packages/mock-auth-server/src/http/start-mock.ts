import type { Server } from 'node:http'
import type { Client } from '../core/client.ts'
import type { TenantOptions } from '../core/options.ts'
import { sampleClients } from '../server/sample-clients.ts'
import type { TenantData } from '../server/tenant-data.ts'
import { Tenants } from '../server/tenants.ts'
import type { State } from '../state/state.ts'
import { Held } from './held.ts'
import { listenOn } from './listen-on.ts'
import { locateAtCanary, locateOnWire } from './locate.ts'
import { serveExchanges, toControl } from './serve-exchanges.ts'

export interface MockSettings {
  /** Ports of the listeners; 0 (the default) takes a free one. A busy one gives way to the next free one. */
  readonly ports?: { readonly wire?: number; readonly control?: number; readonly canary?: number }
  /** Origin of the client app that the sample registrations are for. */
  readonly clientOrigin?: string
  /** Registered beside the sample clients. */
  readonly clients?: readonly Client[]
  readonly options?: Partial<TenantOptions>
  readonly seed?: number
  readonly data?: TenantData
  readonly defaultData?: TenantData
  readonly newState?: () => State
  /** Told of what should never happen; by default written to stderr. */
  readonly onError?: (error: unknown) => void
}

/** The running listeners of one process. */
export interface Wire {
  readonly publicUrl: string
  readonly controlUrl: string
  readonly canaryUrl: string
  readonly tenants: Tenants
  /** Ends replies that hang. */
  release(): void
  close(): Promise<void>
}

/** Makes the control listener; given by the layer above. */
export type CreateControl = (wire: Wire) => Server

/** Starts wire and canary, then the control listener, on loopback; the wire answers before control is loaded. */
export async function startMock(
  settings: MockSettings,
  loadControl: () => Promise<CreateControl>,
): Promise<Wire> {
  const { ports = {}, clientOrigin = 'http://localhost:4020', onError = report } = settings
  const held = new Held()
  const later: { tenants?: Tenants; controlUrl?: string } = {}
  const wireServer = serveExchanges(
    (target) =>
      target === '/' && later.controlUrl !== undefined
        ? toControl(later.controlUrl)
        : locateOnWire(ready(later.tenants), target),
    held,
    onError,
  )
  const canaryServer = serveExchanges((target) => locateAtCanary(ready(later.tenants), target), held, onError)
  const canaryUrl = `http://127.0.0.1:${await listenOn(canaryServer, ports.canary ?? 0)}`
  // Last, and tenants at once after it: whoever polls the port must not come before them.
  const publicUrl = `http://localhost:${await listenOn(wireServer, ports.wire ?? 0)}`
  const tenants = new Tenants({
    publicUrl,
    canaryUrl,
    clients: [...sampleClients(clientOrigin), ...(settings.clients ?? [])],
    ...(settings.options ? { options: settings.options } : {}),
    ...(settings.seed === undefined ? {} : { seed: settings.seed }),
    ...(settings.data ? { data: settings.data } : {}),
    ...(settings.defaultData ? { defaultData: settings.defaultData } : {}),
    ...(settings.newState ? { newState: settings.newState } : {}),
  })
  later.tenants = tenants
  const servers = [wireServer, canaryServer]
  const wire = {
    publicUrl,
    controlUrl: '',
    canaryUrl,
    tenants,
    release: () => held.releaseAll(),
    close: async () => {
      held.releaseAll()
      await Promise.all(servers.map(closeServer))
    },
  }
  const controlServer = (await loadControl())(wire)
  servers.push(controlServer)
  wire.controlUrl = `http://127.0.0.1:${await listenOn(controlServer, ports.control ?? 0)}`
  later.controlUrl = wire.controlUrl
  return wire
}

function ready(tenants: Tenants | undefined): Tenants {
  if (!tenants) throw new Error('a request came before the tenants were there')
  return tenants
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function report(error: unknown): void {
  process.stderr.write(`smart-mock: ${error instanceof Error ? error.stack : error}\n`)
}
