import type { Side, SideKind } from '../../core/http/side.ts'
import type { Hosted } from '../../exchange/route.ts'
import { journalConnection } from '../../exchange/tenants/journal-connection.ts'
import { closeServer } from '../close-server.ts'
import type { Held } from '../held.ts'
import { listenOn } from '../listen-on.ts'
import { locateAtSide } from '../locate.ts'
import { serveExchanges } from '../serve-exchanges.ts'
import type { SideCertificates, SideTls } from '../tls/side-certificates.ts'
import { type Journal, watchConnections } from '../watch-connections.ts'
import { silentServer } from './silent-server.ts'
import { unusedPort } from './unused-port.ts'

/** At most so many listen at once, in the whole process. */
const LIMIT = 512

export interface SideSettings {
  /** Address that they listen on. */
  readonly host: string
  readonly certificates: SideCertificates
  readonly held: Held
  readonly onError: (error: unknown) => void
}

/** The listeners that faults open beside the wire, each at a free port for one tenant. */
export class SideListeners {
  readonly #settings: SideSettings
  #closers = new Set<() => Promise<void>>()
  #opening = 0
  #ended = false

  constructor(settings: SideSettings) {
    this.#settings = settings
  }

  /** Opens one, at the host of the tenant's own URL. Throws when there are too many or it cannot listen. */
  async open(kind: SideKind, hosted: Hosted): Promise<Side> {
    if (kind === 'closed') {
      const { protocol, hostname } = new URL(hosted.tenant.base)
      const port = await unusedPort(this.#settings.host)
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

  async closeAll(): Promise<void> {
    this.#ended = true
    await Promise.all([...this.#closers].map((close) => close()))
    this.#closers.clear()
  }

  async #listen(kind: SideKind, hosted: Hosted): Promise<Side> {
    const { host, certificates } = this.#settings
    const { protocol, hostname } = new URL(hosted.tenant.base)
    let origin = ''
    const journal = () => journalConnection(hosted.tenant, origin)
    const tls = await certificates.tls(kind)
    const { server, close } = kind === 'silent' ? silentServer(journal) : this.#twin(hosted, tls, journal)
    const scheme = kind === 'silent' ? protocol : tls ? 'https:' : 'http:'
    origin = `${scheme}//${hostname}:${await listenOn(server, host, 0)}`
    if (this.#ended) {
      await close()
      throw new Error('the mock has ended')
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

  /** The tenant once more, with its connections in the journal. */
  #twin(hosted: Hosted, tls: SideTls | undefined, journal: Journal) {
    const { held, onError } = this.#settings
    const server = serveExchanges((target) => locateAtSide(hosted, target), held, onError, tls)
    watchConnections(server, tls !== undefined, journal)
    return { server, close: () => closeServer(server) }
  }
}
