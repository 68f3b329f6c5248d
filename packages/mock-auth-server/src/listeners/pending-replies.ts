import type { Socket } from 'node:net'

/** Replies that wait for a release: hangs and delays, ended by the reset of their tenant and by shutdown. */
export class PendingReplies {
  readonly #owner: string
  readonly #releases: Map<() => void, string>

  constructor(owner = '', releases = new Map<() => void, string>()) {
    this.#owner = owner
    this.#releases = releases
  }

  /** Returns the waiting replies of one tenant. */
  of(tenant: string): PendingReplies {
    return new PendingReplies(tenant, this.#releases)
  }

  /** Number of waiting replies of all tenants. */
  get size(): number {
    return this.#releases.size
  }

  /**
   * Waits for this time, or until the connection closes or the reply is released; returns `true` when it
   * waited to the end.
   */
  wait(socket: Socket, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (whole: boolean) => {
        clearTimeout(timer)
        this.#releases.delete(release)
        socket.off('close', release)
        resolve(whole)
      }
      const release = () => finish(false)
      const timer = setTimeout(() => finish(true), Math.min(ms, 2_000_000_000))
      this.#releases.set(release, this.#owner)
      socket.on('close', release)
    })
  }

  /** Ends what waits for this tenant. */
  release(): void {
    for (const [release, owner] of [...this.#releases]) if (owner === this.#owner) release()
  }

  releaseAll(): void {
    for (const release of [...this.#releases.keys()]) release()
  }
}
