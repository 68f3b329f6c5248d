import type { Resource } from '../model/resource.ts'
import type { BaseView } from './base-view.ts'
import { FhirStore } from './fhir-store.ts'
import type { StoreOptions } from './store-options.ts'
import type { LiveVersion } from './stored-version.ts'

/** The characters of an id, which are safe in headers and URLs. */
const VERSION = /^[A-Za-z0-9\-.]{1,64}$/

/** Resources that many stores share; read only, with indices that are built on first use. */
export class FhirBase implements BaseView {
  readonly #load: () => readonly Resource[]
  readonly #at: number
  readonly #indices = new Map<string, Map<string, LiveVersion[]>>()
  #types: Map<string, Map<string, LiveVersion>> | undefined

  /** Creates a base that loads on first access; `at` dates resources without `meta.lastUpdated`. */
  constructor(load: () => readonly Resource[], at: number) {
    this.#load = load
    this.#at = at
  }

  get types(): Map<string, Map<string, LiveVersion>> {
    if (this.#types) return this.#types
    this.#types = new Map()
    for (const [index, resource] of this.#load().entries()) this.#add(this.#types, resource, index)
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
  ): LiveVersion[] {
    const name = `${type} ${index}`
    let postings = this.#indices.get(name)
    if (!postings) {
      postings = new Map()
      for (const entry of this.types.get(type)?.values() ?? []) {
        for (const each of new Set(keysOf(entry))) {
          const list = postings.get(each)
          if (list) list.push(entry)
          else postings.set(each, [entry])
        }
      }
      this.#indices.set(name, postings)
    }
    return postings.get(key) ?? []
  }

  #add(types: Map<string, Map<string, LiveVersion>>, resource: Resource, index: number): void {
    const { resourceType: type, id = String(index + 1), meta } = resource
    const entries = types.get(type) ?? new Map<string, LiveVersion>()
    if (entries.size === 0) types.set(type, entries)
    if (entries.has(id)) throw new Error(`${type}/${id} occurs twice`)
    const version = VERSION.test(meta?.versionId ?? '') ? (meta?.versionId as string) : '1'
    const at = Date.parse(meta?.lastUpdated ?? '') || this.#at
    const complete = id === resource.id && meta?.versionId === version && meta.lastUpdated
    const stamp = { versionId: version, lastUpdated: meta?.lastUpdated ?? new Date(at).toISOString() }
    const stored = complete ? resource : { ...resource, id, meta: { ...meta, ...stamp } }
    entries.set(id, {
      type,
      id,
      version,
      at,
      ordinal: index,
      sequence: index,
      method: 'PUT',
      resource: stored,
      cache: {},
    })
  }
}
