import { setMaxListeners } from 'node:events'
import { createDefaultTenant } from '../exchange/tenants/shared/create-default-tenant.ts'
import { stopOpening } from '../exchange/tenants/shared/settle-tenants.ts'
import type { Tenants } from '../exchange/tenants/tenants.ts'
import { closeAfterReply } from '../listeners/close-after-reply.ts'
import { closeServer, recordConnections } from '../listeners/close-server.ts'
import { createExchangeServer, type ResolveRoute } from '../listeners/create-exchange-server.ts'
import { createListenerPart, Health } from '../listeners/health.ts'
import { listen } from '../listeners/listen.ts'
import {
  buildCanaryUrl,
  buildControlUrl,
  buildPublicUrl,
  isLoopbackHost,
} from '../listeners/listener-urls.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import type { PassedListener } from '../listeners/peer/envelope.ts'
import type { Peers } from '../listeners/peer/peers.ts'
import { getPathPrefix, normalizeConfiguredUrls } from '../listeners/public-url.ts'
import { PendingReplies } from '../listeners/replies/pending-replies.ts'
import { resolveCanaryRoute } from '../listeners/resolve-canary-route.ts'
import { type RoutingContext, resolvePublicRoute } from '../listeners/resolve-route.ts'
import { SideListeners } from '../listeners/side/side-listeners.ts'
import { extractServerCertificate } from '../listeners/tls/certificate.ts'
import { loadCertificate } from '../listeners/tls/load-certificate.ts'
import { SideCertificates } from '../listeners/tls/side-certificates.ts'
import { checkAllowedFindings } from '../verdicts/check-allowed-findings.ts'
import { createMockMetrics } from './create-mock-metrics.ts'
import { createTenants } from './create-tenants.ts'
import { joinStore } from './join-store.ts'
import { Late } from './late.ts'
import type { MockSettings } from './mock-settings.ts'
import { reportError } from './report-error.ts'
import type { Running } from './running.ts'
import { selectControlToken } from './select-control-token.ts'

const LOOPBACK = '127.0.0.1'

/**
 * Starts public listener and canary, then the control listener; the public one responds before the module of
 * the control API is loaded. Throws `AddressError` when one of them cannot listen as configured, and `AllowedFindingsError`.
 */
export async function startMock(settings: MockSettings): Promise<MockServer> {
  const closers: Running['closers'] = []
  const leavers: Running['leavers'] = []
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  const held = new PendingReplies()
  const close = async (graceMs = 0) => {
    stop.abort()
    held.releaseAll(graceMs, settings.store ? 'lost' : 'released')
    await Promise.all(closers.map((each) => each(graceMs)))
    await Promise.all(leavers.map((leave) => leave()))
  }
  try {
    return await start(settings, { closers, leavers, held, close, stopping: stop.signal })
  } catch (error) {
    await close()
    throw error
  }
}

async function start(
  settings: MockSettings,
  { closers, leavers, held, close, stopping }: Running,
): Promise<MockServer> {
  const { ports = {}, host = LOOPBACK, controlHost = LOOPBACK, onError = reportError } = settings
  const given = normalizeConfiguredUrls(settings)
  await checkAllowedFindings(settings.allow ?? {})
  const certificate = await loadCertificate(settings)
  const routing = { public: new Late<RoutingContext>(), canary: new Late<RoutingContext>() }
  const sharing = settings.store && new Late<Peers>()
  const late: { tenants?: Tenants } = {}
  const sides = new SideListeners({
    host,
    certificates: new SideCertificates(settings, certificate),
    held,
    onError,
  })
  const tls = certificate && extractServerCertificate(certificate)
  const serve = (listener: PassedListener, locate: ResolveRoute) =>
    createExchangeServer(
      locate,
      held,
      onError,
      tls,
      sharing && (() => sharing.use((peers) => ({ peers, listener }))),
    )
  const wireServer = serve('public', (target, isCrossSite) =>
    routing.public.use((context) => resolvePublicRoute(context, target, isCrossSite)),
  )
  const canaryServer = serve('canary', (target) =>
    routing.canary.use((context) => resolveCanaryRoute(context, target)),
  )
  const wireServers = [wireServer, canaryServer]
  if (settings.keepAlive === false) for (const each of wireServers) closeAfterReply(each)
  closers.push(...wireServers.map((each) => (graceMs: number) => closeServer(each, graceMs)))
  closers.push((graceMs) => sides.closeAll(graceMs))
  const canaryPort = await listen(canaryServer, host, ports.canary ?? 0)
  // Last, followed at once by the tenants: a caller that polls the port must not precede them.
  const wirePort = await listen(wireServer, host, ports.public ?? 0)
  const scheme = certificate ? 'https' : 'http'
  const publicUrl = given.publicUrl ?? buildPublicUrl(scheme, host, wirePort)
  const canaryUrl = given.canaryUrl ?? buildCanaryUrl(scheme, host, canaryPort, publicUrl)
  const openSide = sides.open.bind(sides)
  const isLocal = isLoopbackHost(host) && isLoopbackHost(new URL(publicUrl).hostname)
  const onLost = (tenant: string) => late.tenants?.shared?.lose(tenant, late.tenants.get(tenant))
  const joined =
    settings.store && (await joinStore(settings.store, { urls: { publicUrl, canaryUrl }, onLost }))
  const tenants = createTenants(settings, { publicUrl, canaryUrl, openSide, isLocal, store: joined?.store })
  late.tenants = tenants
  if (joined) {
    sharing?.start(joined.peers)
    closers.push(() => stopOpening(tenants), joined.close)
    leavers.push(() => joined.leave(tenants))
    joined.releaseUnused(tenants, stopping)
  }
  const isNew = await createDefaultTenant(tenants)
  const allowScenarios = settings.allowScenarios ?? isLocal
  const wirePlaces: RoutingContext = { tenants, prefix: getPathPrefix(publicUrl), allowScenarios }
  routing.public.start(wirePlaces)
  routing.canary.start({ tenants, prefix: getPathPrefix(canaryUrl), allowScenarios })
  const health = new Health()
  health.add(createListenerPart('server', wireServer))
  health.add(createListenerPart('canary', canaryServer))
  if (joined) health.add(joined.health)
  const taken = { public: wirePort, control: 0, canary: canaryPort }
  const server: MockServer & { controlUrl: string } = {
    publicUrl,
    controlUrl: '',
    canaryUrl,
    controlToken: selectControlToken(settings.controlToken, controlHost, given.controlUrl),
    certificate: certificate?.cert,
    ports: taken,
    tenants,
    metrics: createMockMetrics({ tenants, held, stopping, peers: joined?.peers }),
    health,
    isNew,
    peers: joined?.peers,
    releaseReplies: (tenant) => held.of(tenant).release(),
    stopping,
    close,
  }
  const { createControlServer } = await import('../control/create-control-server.ts')
  const controlServer = createControlServer(server)
  joined?.peers.addAll({ public: wireServer, canary: canaryServer, control: controlServer })
  recordConnections(controlServer)
  closers.push((graceMs) => closeServer(controlServer, graceMs))
  taken.control = await listen(controlServer, controlHost, ports.control ?? 0)
  server.controlUrl = given.controlUrl ?? buildControlUrl(controlHost, taken.control)
  wirePlaces.controlUrl = server.controlUrl
  return server
}
