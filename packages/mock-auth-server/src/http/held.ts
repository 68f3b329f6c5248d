import type { Socket } from 'node:net'

/** Replies that wait for a release: hangs and delays, ended by reset and shutdown. */
export class Held {
  #releases = new Set<() => void>()

  get size(): number {
    return this.#releases.size
  }

  /** Waits so long, or until the connection closes or everything is released; `true` when it waited to the end. */
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
      this.#releases.add(release)
      socket.on('close', release)
    })
  }

  releaseAll(): void {
    for (const release of [...this.#releases]) release()
  }
}
