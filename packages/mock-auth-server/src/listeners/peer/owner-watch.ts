import type { Owner } from '../../exchange/tenants/shared/tenant-store.ts'

const INTERVAL_MS = 500
/** Looks in a row that must find no sign of life: a store that has just come back has none of anybody. */
const LOOKS = 3

/** The owner of a tenant, and those who wait for its reply. */
interface Watched {
  readonly waiting: Set<() => void>
  readonly timer: NodeJS.Timeout
  missing: number
  isLooking: boolean
}

/** Watches whether the owners of tenants still show life, while requests wait for them. */
export class OwnerWatch {
  readonly #isAlive: (owner: Owner) => Promise<boolean>
  readonly #watched = new Map<string, Watched>()

  /** Creates the watch; `isAlive` rejects when that is unknown. */
  constructor(isAlive: (owner: Owner) => Promise<boolean>) {
    this.#isAlive = isAlive
  }

  /** Calls back once when an owner is no longer alive; returns what ends that. */
  add(owner: Owner, onLapsed: () => void): () => void {
    const watched = this.#watched.get(owner.process) ?? this.#begin(owner)
    watched.waiting.add(onLapsed)
    return () => {
      watched.waiting.delete(onLapsed)
      if (watched.waiting.size === 0) this.#end(owner, watched)
    }
  }

  #begin(owner: Owner): Watched {
    const timer = setInterval(() => void this.#look(owner, watched), INTERVAL_MS)
    const watched: Watched = { waiting: new Set(), timer, missing: 0, isLooking: false }
    this.#watched.set(owner.process, watched)
    return watched
  }

  #end({ process }: Owner, watched: Watched): void {
    clearInterval(watched.timer)
    if (this.#watched.get(process) === watched) this.#watched.delete(process)
  }

  async #look(owner: Owner, watched: Watched): Promise<void> {
    if (watched.isLooking) return
    watched.isLooking = true
    const isAlive = await this.#isAlive(owner).catch(() => true)
    watched.isLooking = false
    watched.missing = isAlive ? 0 : watched.missing + 1
    if (watched.missing < LOOKS) return
    this.#end(owner, watched)
    for (const lapse of [...watched.waiting]) lapse()
  }
}
