import { isLiveVersion, type LiveVersion, type StoredVersion } from './stored-version.ts'

interface Index {
  /** Number of the type's written entries that are indexed. */
  size: number
  readonly postings: Map<string, LiveVersion[]>
}

/**
 * Indexes of the resources that a store has written; each is extended on use and also contains overwritten
 * versions.
 */
export class WrittenIndex {
  readonly #written = new Map<string, LiveVersion[]>()
  readonly #indices = new Map<string, Index>()

  /** Adds the versions that are no deletions. */
  addAll(versions: Iterable<StoredVersion>): void {
    for (const entry of versions) {
      if (!isLiveVersion(entry)) continue
      const list = this.#written.get(entry.type)
      if (list) list.push(entry)
      else this.#written.set(entry.type, [entry])
    }
  }

  /** Returns the written entries of a type under any of the keys, each once. */
  lookup(
    type: string,
    index: string,
    keys: readonly string[],
    keysOf: (entry: LiveVersion) => Iterable<string>,
  ): Iterable<LiveVersion> {
    const { postings } = this.#grown(type, index, keysOf)
    return new Set(keys.flatMap((key) => postings.get(key) ?? []))
  }

  #grown(type: string, name: string, keysOf: (entry: LiveVersion) => Iterable<string>): Index {
    const key = `${type} ${name}`
    const index = this.#indices.get(key) ?? { size: 0, postings: new Map<string, LiveVersion[]>() }
    this.#indices.set(key, index)
    const written = this.#written.get(type) ?? []
    for (; index.size < written.length; index.size++) {
      const entry = written[index.size] as LiveVersion
      for (const each of keysOf(entry)) {
        const list = index.postings.get(each)
        if (list) list.push(entry)
        else index.postings.set(each, [entry])
      }
    }
    return index
  }
}
