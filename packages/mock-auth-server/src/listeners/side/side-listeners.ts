import type { SideListener, SideListenerKind } from '../../core/http/side-listener.ts'
import type { HostedTenant } from '../../exchange/route.ts'
import { recordConnection } from '../../exchange/tenants/record-connection.ts'
import { closeServer } from '../close-server.ts'
import { createExchangeServer } from '../create-exchange-server.ts'
import { listen } from '../listen.ts'
import type { PendingReplies } from '../replies/pending-replies.ts'
import { resolveSideRoute } from '../resolve-route.ts'
import type { SideCertificates, SideListenerTls } from '../tls/side-certificates.ts'
import { type RecordConnection, watchConnections } from '../watch-connections.ts'
import { createSilentServer } from './create-silent-server.ts'
import { findFreePort } from './find-free-port.ts'

/** Maximum number of side listeners in the whole process. */
const LIMIT = 512

export interface SideListenerSettings {
  /** Address that they listen on. */
  readonly host: string
  readonly certificates: SideCertificates
  readonly held: PendingReplies
  readonly onError: (error: unknown) => void
}

/** The side listeners that faults open, each at a free port for one tenant. */
export class SideListeners {
  readonly #settings: SideListenerSettings
  #closers = new Set<(graceMs?: number) => Promise<void>>()
  #opening = 0
  #ended = false

  constructor(settings: SideListenerSettings) {
    this.#settings = settings
  }

  /** Opens one, at the host of the tenant's own URL. Throws when there are too many or it cannot listen. */
  async open(kind: SideListenerKind, hosted: HostedTenant): Promise<SideListener> {
    if (kind === 'closed') {
      const { protocol, hostname } = new URL(hosted.tenant.base)
      const port = await findFreePort(this.#settings.host)
      return { origin: `${protocol}//${hostname}:${port}`, close: () => undefined }
    }
    if (this.#closers.size + this.#opening >= LIMIT)
      throw new Error(`at most ${LIMIT} side listeners can be open at once`)
    this.#opening += 1
    try {
      return await this.#listen(kind, hosted)
    } finally {
      this.#opening -= 1
    }
  }

  async closeAll(graceMs = 0): Promise<void> {
    this.#ended = true
    await Promise.all([...this.#closers].map((close) => close(graceMs)))
    this.#closers.clear()
  }

  async #listen(kind: SideListenerKind, hosted: HostedTenant): Promise<SideListener> {
    const { host, certificates } = this.#settings
    const { protocol, hostname } = new URL(hosted.tenant.base)
    let origin = ''
    const journal = () => recordConnection(hosted.tenant, origin)
    const tls = await certificates.tls(kind)
    const { server, close } =
      kind === 'silent' ? createSilentServer(journal) : this.#twin(hosted, tls, journal)
    const scheme = kind === 'silent' ? protocol : tls ? 'https:' : 'http:'
    origin = `${scheme}//${hostname}:${await listen(server, host, 0)}`
    if (this.#ended) {
      await close()
      throw new Error('the mock has stopped')
    }
    this.#closers.add(close)
    return {
      origin,
      close: () => {
        this.#closers.delete(close)
        void close()
      },
    }
  }

  /** Creates a second listener of the tenant, with its connections in the journal. */
  #twin(hosted: HostedTenant, tls: SideListenerTls | undefined, journal: RecordConnection) {
    const { held, onError } = this.#settings
    const server = createExchangeServer((target) => resolveSideRoute(hosted, target), held, onError, tls)
    watchConnections(server, tls !== undefined, journal)
    return { server, close: (graceMs = 0) => closeServer(server, graceMs) }
  }
}
