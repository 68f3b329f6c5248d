import type { FhirError } from '../../model/fhir-error.ts'
import type { FhirStore } from '../../store/fhir-store.ts'

/** One export in front of an upstream: the readable resources are collected before the files are served. */
export interface UpstreamExport {
  /** The caller who may poll it. */
  readonly owner: string
  /** Resources so far. */
  count: number
  /** Store with the export, once everything is collected. */
  store: FhirStore | undefined
  failure: FhirError | undefined
  /** `true` when no caller waits for it any longer. */
  ended: boolean
}

const LIMIT = 10

/** The exports of one tenant in front of an upstream; the oldest are evicted. */
export class UpstreamExports {
  readonly #collections = new Map<string, UpstreamExport>()

  add(id: string, owner: string): UpstreamExport {
    const made = { owner, count: 0, store: undefined, failure: undefined, ended: false }
    this.#collections.set(id, made)
    for (const oldest of this.#collections.keys()) {
      if (this.#collections.size <= LIMIT) break
      this.end(oldest)
    }
    return made
  }

  get isEmpty(): boolean {
    return this.#collections.size === 0
  }

  find(id: string, owner: string): UpstreamExport | undefined {
    const found = this.#collections.get(id)
    return found?.owner === owner ? found : undefined
  }

  end(id: string): void {
    const found = this.#collections.get(id)
    if (found) found.ended = true
    this.#collections.delete(id)
  }
}
