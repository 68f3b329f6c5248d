import type { Socket } from 'node:net'

/** The tenant of a waiting reply, and the end of its wait in milliseconds since 1970. */
interface Waiting {
  readonly owner: string
  readonly until: number
}

/** The reason to end waiting replies: their tenant was reset, or this process serves it no longer. */
export type ReleaseCause = 'released' | 'lost'
/** The end of a reply's wait: to its end, by the client's closing, or by a release. */
export type WaitEnd = 'over' | 'closed' | ReleaseCause

type Release = (cause: ReleaseCause) => void

/** Replies that wait for a release: hangs and delays, ended by the reset of their tenant and by shutdown. */
export class PendingReplies {
  readonly #owner: string
  readonly #releases: Map<Release, Waiting>
  readonly #lost: AbortSignal | undefined

  constructor(owner = '', releases = new Map<Release, Waiting>(), lost?: AbortSignal) {
    this.#owner = owner
    this.#releases = releases
    this.#lost = lost
  }

  /** Returns the waiting replies of one tenant; `lost` is aborted when this process serves it no longer. */
  of(tenant: string, lost?: AbortSignal): PendingReplies {
    return new PendingReplies(tenant, this.#releases, lost)
  }

  /** Number of waiting replies of all tenants. */
  get size(): number {
    return this.#releases.size
  }

  /** Waits for this time, or until the connection closes or the reply is released. */
  wait(socket: Socket, ms: number): Promise<WaitEnd> {
    return new Promise((resolve) => {
      const finish = (end: WaitEnd) => {
        clearTimeout(timer)
        this.#releases.delete(release)
        socket.off('close', close)
        this.#lost?.removeEventListener('abort', lose)
        resolve(end)
      }
      const release: Release = (cause) => finish(cause)
      const close = () => finish('closed')
      const lose = () => finish('lost')
      const timer = setTimeout(() => finish('over'), Math.min(ms, 2_000_000_000))
      this.#releases.set(release, { owner: this.#owner, until: Date.now() + ms })
      socket.on('close', close)
      this.#lost?.addEventListener('abort', lose)
      if (this.#lost?.aborted) lose()
    })
  }

  /** Ends what waits for this tenant. */
  release(cause: ReleaseCause = 'released'): void {
    for (const [release, { owner }] of [...this.#releases]) if (owner === this.#owner) release(cause)
  }

  /** Ends what waits for longer than this number of milliseconds, of all tenants. */
  releaseAll(graceMs = 0, cause: ReleaseCause = 'released'): void {
    const latest = Date.now() + graceMs
    for (const [release, { until }] of [...this.#releases])
      if (until > latest || graceMs === 0) release(cause)
  }
}
