import type { Server } from 'node:http'
import { hostname } from 'node:os'
import { escapeForTerminal } from '@smart-mock/cli-kit'
import { releaseUnusedTenants } from '../exchange/tenants/shared/release-unused-tenants.ts'
import { releaseTenants } from '../exchange/tenants/shared/settle-tenants.ts'
import type { TenantStore } from '../exchange/tenants/shared/tenant-store.ts'
import type { Tenants } from '../exchange/tenants/tenants.ts'
import { closeServer, recordConnections } from '../listeners/close-server.ts'
import type { HealthPart } from '../listeners/health.ts'
import { listen } from '../listeners/listen.ts'
import { Peers } from '../listeners/peer/peers.ts'
import type { StoreSettings } from '../listeners/store-settings.ts'
import type { OpenStore } from '../store/open-store.ts'
import type { SharedUrls } from '../store/share-urls.ts'

/** The store and the other processes that share it, as far as this process has to do with them. */
export interface JoinedStore {
  readonly store: TenantStore
  readonly peers: Peers
  readonly health: HealthPart
  /** Gives tenants up that no request uses, until the mock stops. */
  releaseUnused(tenants: Tenants, stopping: AbortSignal): void
  /** Closes the listener for the other processes. */
  close(graceMs: number): Promise<void>
  /** Gives all tenants up, so that another process or a later one continues at once. */
  leave(tenants: Tenants): Promise<void>
}

/** The process that joins: what it publishes, and what it does when another one has taken over a tenant of it. */
interface JoiningProcess {
  readonly urls: SharedUrls
  onLost(tenant: string): void
}

/** Addresses that stand for all of a machine. */
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::', '[::]'])

/** Opens the store, and the listener by which its other processes reach this one. Throws `StoreSettingsError`. */
export async function joinStore(
  { url, peerHost = '127.0.0.1', peerPort = 0 }: StoreSettings,
  process: JoiningProcess,
): Promise<JoinedStore> {
  const { openStore } = await import('../store/open-store.ts')
  const opened: Partial<OpenStore> = {}
  const peers = new Peers(
    () => opened.getSecret?.() ?? '',
    async (owner) => (await opened.store?.isAlive(owner)) ?? true,
  )
  const server = peers.createServer()
  const address = await listenForPeers(server, peerHost, peerPort)
  try {
    const { store, idleSeconds } = Object.assign(opened, await openStore(url, { address, ...process, warn }))
    return {
      store,
      peers,
      health: {
        name: 'store',
        findProblem: () => (store.isAvailable ? undefined : `it ${store.problem}`),
        findLimit: () => store.problem && `it ${store.problem}`,
      },
      releaseUnused: (tenants, stopping) => releaseUnusedTenants(tenants, idleSeconds, stopping),
      close: (graceMs) => closeServer(server, graceMs),
      leave: async (tenants) => {
        await releaseTenants(tenants).catch(() => undefined)
        await store.close()
      },
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    throw error
  }
}

function warn(text: string): void {
  process.stderr.write(escapeForTerminal(`smart-mock: --store ${text}\n`))
}

/** Lets a server listen, and returns the URL by which other processes reach it. */
async function listenForPeers(server: Server, peerHost: string, peerPort: number): Promise<string> {
  recordConnections(server)
  const port = await listen(server, peerHost.replace(/^\[|\]$/g, ''), peerPort)
  const name = EVERYWHERE.has(peerHost) ? hostname() : peerHost
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`
}
