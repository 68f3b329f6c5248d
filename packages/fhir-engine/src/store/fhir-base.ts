import type { BaseVersions } from './base-version.ts'
import type { BaseView } from './base-view.ts'
import { FhirStore } from './fhir-store.ts'
import type { StoreOptions } from './store-options.ts'
import type { LiveVersion } from './stored-version.ts'

/** Resources that many stores share; read only, with indices that are built on first use. */
export class FhirBase implements BaseView {
  readonly #load: () => BaseVersions
  readonly #indices = new Map<string, ReadonlyMap<string, readonly LiveVersion[]>>()
  #types: BaseVersions | undefined

  /** Creates a base that loads on first access. */
  constructor(load: () => BaseVersions) {
    this.#load = load
  }

  get types(): BaseVersions {
    this.#types ??= this.#load()
    return this.#types
  }

  /** Creates a store over this base; nothing is copied. */
  fork(options: StoreOptions = {}): FhirStore {
    return new FhirStore(this, options)
  }

  /** Returns the entries of a type under a key of an index; the index is built on first use. */
  posting(
    type: string,
    index: string,
    key: string,
    keysOf: (entry: LiveVersion) => Iterable<string>,
  ): readonly LiveVersion[] {
    const name = `${type} ${index}`
    let postings = this.#indices.get(name)
    if (!postings) {
      postings = buildIndex(this.types.get(type)?.values() ?? [], keysOf)
      this.#indices.set(name, postings)
    }
    return postings.get(key) ?? []
  }
}

function buildIndex(
  entries: Iterable<LiveVersion>,
  keysOf: (entry: LiveVersion) => Iterable<string>,
): ReadonlyMap<string, readonly LiveVersion[]> {
  const postings = new Map<string, LiveVersion[]>()
  for (const entry of entries) {
    for (const each of new Set(keysOf(entry))) {
      const list = postings.get(each)
      if (list) list.push(entry)
      else postings.set(each, [entry])
    }
  }
  // A copy has no spare room, of which a grown array may have half its size.
  for (const [key, list] of postings) if (list.length > 1) postings.set(key, list.slice())
  return postings
}
