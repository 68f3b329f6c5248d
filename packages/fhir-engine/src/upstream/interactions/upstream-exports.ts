import type { FhirError } from '../../model/fhir-error.ts'
import type { FhirStore } from '../../store/fhir-store.ts'

/** One export in front of an upstream: what the caller may read is collected before it is given out. */
export interface UpstreamExport {
  /** Who may ask for it. */
  readonly owner: string
  /** Resources so far. */
  count: number
  /** With the export in it, once everything is there. */
  store: FhirStore | undefined
  failure: FhirError | undefined
  /** Nobody waits for it any more. */
  ended: boolean
}

const LIMIT = 10

/** The exports of one tenant in front of an upstream; the oldest give way. */
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
