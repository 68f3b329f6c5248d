import type { Server } from 'node:http'
import { randomId } from '../core/util/id.ts'
import type { Tenants } from '../exchange/tenants/tenants.ts'
import { closeServer } from './close-server.ts'
import { createTenants } from './create-tenants.ts'
import { Held } from './held.ts'
import { listenOn } from './listen-on.ts'
import { locateAtCanary, locateOnWire, type Places } from './locate.ts'
import type { MockSettings } from './mock-settings.ts'
import { isLoopbackHost, ownCanaryUrl, ownControlUrl, ownWireUrl } from './own-urls.ts'
import { givenUrls, pathPrefix } from './public-url.ts'
import { type Locate, serveExchanges } from './serve-exchanges.ts'
import { SideListeners } from './side/side-listeners.ts'
import { goodPart } from './tls/certificate.ts'
import { certificateOf } from './tls/certificate-of.ts'
import { SideCertificates } from './tls/side-certificates.ts'

const LOOPBACK = '127.0.0.1'

/** The running listeners of one process. */
export interface Wire {
  readonly publicUrl: string
  readonly controlUrl: string
  readonly canaryUrl: string
  /** What the control listener asks for; nothing on loopback, unless it was given one. */
  readonly controlToken: string | undefined
  /** The certificate of wire and canary, as PEM, when they speak https; with those that faults use. */
  readonly certificate: string | undefined
  /** What the listeners listen on. */
  readonly ports: { readonly wire: number; readonly control: number; readonly canary: number }
  readonly tenants: Tenants
  /** Ends the replies of a tenant that hang. */
  release(tenant: string): void
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
  const closers: (() => Promise<void>)[] = []
  const held = new Held()
  const close = async () => {
    held.releaseAll()
    await Promise.all(closers.map((each) => each()))
  }
  try {
    return await start(settings, loadControl, { closers, held, close })
  } catch (error) {
    await close()
    throw error
  }
}

interface Running {
  readonly closers: (() => Promise<void>)[]
  readonly held: Held
  readonly close: () => Promise<void>
}

async function start(
  settings: MockSettings,
  loadControl: () => Promise<CreateControl>,
  { closers, held, close }: Running,
): Promise<Wire> {
  const { ports = {}, host = LOOPBACK, controlHost = LOOPBACK, onError = report } = settings
  const given = givenUrls(settings)
  const certificate = await certificateOf(settings)
  const later: { wire?: Places; canary?: Places } = {}
  const sides = new SideListeners({
    host,
    certificates: new SideCertificates(settings, certificate),
    held,
    onError,
  })
  const tls = certificate && goodPart(certificate)
  const serve = (locate: Locate) => serveExchanges(locate, held, onError, tls)
  const wireServer = serve((target) => locateOnWire(ready(later.wire), target))
  const canaryServer = serve((target) => locateAtCanary(ready(later.canary), target))
  if (settings.keepAlive === false)
    for (const each of [wireServer, canaryServer]) each.maxRequestsPerSocket = 1
  closers.push(...[wireServer, canaryServer].map((each) => () => closeServer(each)), () => sides.closeAll())
  const canaryPort = await listenOn(canaryServer, host, ports.canary ?? 0)
  // Last, and tenants at once after it: whoever polls the port must not come before them.
  const wirePort = await listenOn(wireServer, host, ports.wire ?? 0)
  const scheme = certificate ? 'https' : 'http'
  const publicUrl = given.publicUrl ?? ownWireUrl(scheme, host, wirePort)
  const canaryUrl = given.canaryUrl ?? ownCanaryUrl(scheme, host, canaryPort, publicUrl)
  const openSide = sides.open.bind(sides)
  const tenants = createTenants(settings, { publicUrl, canaryUrl, openSide })
  const scenarios =
    settings.scenarios ?? (isLoopbackHost(host) && isLoopbackHost(new URL(publicUrl).hostname))
  const wirePlaces: Places = { tenants, prefix: pathPrefix(publicUrl), scenarios }
  later.wire = wirePlaces
  later.canary = { tenants, prefix: pathPrefix(canaryUrl), scenarios }
  const taken = { wire: wirePort, control: 0, canary: canaryPort }
  const wire: Wire & { controlUrl: string } = {
    publicUrl,
    controlUrl: '',
    canaryUrl,
    controlToken:
      settings.controlToken ?? (isOpenHere(controlHost, given.controlUrl) ? undefined : randomId()),
    certificate: certificate?.cert,
    ports: taken,
    tenants,
    release: (tenant) => held.of(tenant).release(),
    close,
  }
  const controlServer = (await loadControl())(wire)
  closers.push(() => closeServer(controlServer))
  taken.control = await listenOn(controlServer, controlHost, ports.control ?? 0)
  wire.controlUrl = given.controlUrl ?? ownControlUrl(controlHost, taken.control)
  wirePlaces.controlUrl = wire.controlUrl
  return wire
}

/** Whether the control listener has no name but those of loopback, and so needs no token. */
function isOpenHere(host: string, url: string | undefined): boolean {
  return isLoopbackHost(host) && (url === undefined || isLoopbackHost(new URL(url).hostname))
}

function ready(places: Places | undefined): Places {
  if (!places) throw new Error('a request came before the tenants were there')
  return places
}

function report(error: unknown): void {
  process.stderr.write(`smart-mock: ${error instanceof Error ? error.stack : error}\n`)
}
