import type { Server } from 'node:http'
import type { Client } from '../core/client.ts'
import { randomId } from '../core/id.ts'
import type { TenantOptions } from '../core/options.ts'
import type { UpstreamSettings } from '../fhir-upstream/index.ts'
import { sampleClients } from '../server/sample-clients.ts'
import type { TenantData } from '../server/tenant-data.ts'
import { Tenants } from '../server/tenants.ts'
import type { State } from '../state/state.ts'
import { certificateOf } from './certificate-of.ts'
import { closeServer } from './close-server.ts'
import { Held } from './held.ts'
import { listenOn } from './listen-on.ts'
import { locateAtCanary, locateOnWire, type Places } from './locate.ts'
import { isLoopbackHost, ownCanaryUrl, ownControlUrl, ownWireUrl } from './own-urls.ts'
import { givenUrls, pathPrefix } from './public-url.ts'
import type { Reach } from './reach.ts'
import { type Locate, serveExchanges } from './serve-exchanges.ts'

const LOOPBACK = '127.0.0.1'

export interface MockSettings extends Reach {
  /** Origin of the client app that the sample registrations are for. */
  readonly clientOrigin?: string
  /** Registered beside the sample clients. */
  readonly clients?: readonly Client[]
  readonly options?: Partial<TenantOptions>
  readonly seed?: number
  readonly data?: TenantData
  readonly defaultData?: TenantData
  /** Another FHIR server that has the resources; `data` then says who can sign in. */
  readonly upstream?: UpstreamSettings
  readonly newState?: () => State
  /** Told of what should never happen; by default written to stderr. */
  readonly onError?: (error: unknown) => void
}

/** The running listeners of one process. */
export interface Wire {
  readonly publicUrl: string
  readonly controlUrl: string
  readonly canaryUrl: string
  /** What the control listener asks for; nothing on loopback, unless it was given one. */
  readonly controlToken: string | undefined
  /** The certificate of wire and canary, as PEM, when they speak https. */
  readonly certificate: string | undefined
  /** What the listeners listen on. */
  readonly ports: { readonly wire: number; readonly control: number; readonly canary: number }
  readonly tenants: Tenants
  /** Ends replies that hang. */
  release(): void
  close(): Promise<void>
}

/** Makes the control listener; given by the layer above. */
export type CreateControl = (wire: Wire) => Server

/**
 * Starts wire and canary, then the control listener; the wire answers before control is loaded.
 * Throws `AddressError` when one of them cannot be reached as asked.
 */
export async function startMock(
  settings: MockSettings,
  loadControl: () => Promise<CreateControl>,
): Promise<Wire> {
  const servers: Server[] = []
  const held = new Held()
  const close = async () => {
    held.releaseAll()
    await Promise.all(servers.map(closeServer))
  }
  try {
    return await start(settings, loadControl, { servers, held, close })
  } catch (error) {
    await close()
    throw error
  }
}

interface Running {
  readonly servers: Server[]
  readonly held: Held
  readonly close: () => Promise<void>
}

async function start(
  settings: MockSettings,
  loadControl: () => Promise<CreateControl>,
  { servers, held, close }: Running,
): Promise<Wire> {
  const { ports = {}, host = LOOPBACK, controlHost = LOOPBACK, onError = report } = settings
  const given = givenUrls(settings)
  const certificate = await certificateOf(settings)
  const later: { wire?: Places; canary?: Places } = {}
  const serve = (locate: Locate) => serveExchanges(locate, held, onError, certificate)
  const wireServer = serve((target) => locateOnWire(ready(later.wire), target))
  const canaryServer = serve((target) => locateAtCanary(ready(later.canary), target))
  servers.push(wireServer, canaryServer)
  const canaryPort = await listenOn(canaryServer, host, ports.canary ?? 0)
  // Last, and tenants at once after it: whoever polls the port must not come before them.
  const wirePort = await listenOn(wireServer, host, ports.wire ?? 0)
  const scheme = certificate ? 'https' : 'http'
  const publicUrl = given.publicUrl ?? ownWireUrl(scheme, host, wirePort)
  const canaryUrl = given.canaryUrl ?? ownCanaryUrl(scheme, host, canaryPort, publicUrl)
  const tenants = createTenants(settings, publicUrl, canaryUrl)
  const scenarios =
    settings.scenarios ?? (isLoopbackHost(host) && isLoopbackHost(new URL(publicUrl).hostname))
  const wirePlaces: Places = { tenants, prefix: pathPrefix(publicUrl), scenarios }
  later.wire = wirePlaces
  later.canary = { tenants, prefix: pathPrefix(canaryUrl), scenarios }
  const taken = { wire: wirePort, control: 0, canary: canaryPort }
  const wire = {
    publicUrl,
    controlUrl: '',
    canaryUrl,
    controlToken: settings.controlToken ?? (isLoopbackHost(controlHost) ? undefined : randomId()),
    certificate: certificate?.cert,
    ports: taken,
    tenants,
    release: () => held.releaseAll(),
    close,
  }
  const controlServer = (await loadControl())(wire)
  servers.push(controlServer)
  taken.control = await listenOn(controlServer, controlHost, ports.control ?? 0)
  wire.controlUrl = ownControlUrl(controlHost, taken.control)
  wirePlaces.controlUrl = wire.controlUrl
  return wire
}

function createTenants(settings: MockSettings, publicUrl: string, canaryUrl: string): Tenants {
  const { clientOrigin = 'http://localhost:4020', clients = [], ...others } = settings
  return new Tenants({
    ...others,
    publicUrl,
    canaryUrl,
    clients: [...sampleClients(clientOrigin), ...clients],
  })
}

function ready(places: Places | undefined): Places {
  if (!places) throw new Error('a request came before the tenants were there')
  return places
}

function report(error: unknown): void {
  process.stderr.write(`smart-mock: ${error instanceof Error ? error.stack : error}\n`)
}
