import { limits } from '../model/limits.ts'
import type { Resource } from '../model/resource.ts'
import type { BaseView } from './base-view.ts'
import { createDraft } from './create-draft.ts'
import { ExportJobs } from './export-jobs.ts'
import { createSessionTable } from './search-session.ts'
import type { StoreOptions } from './store-options.ts'
import { isLiveVersion, type LiveVersion, listVersions, type StoredVersion } from './stored-version.ts'
import { findPatients, type PatientQuery, type PatientRow, toPatientRow } from './to-patient-row.ts'
import { fromVersionRecord, listBySequence, noteVersion, type VersionRecords } from './version-record.ts'
import { WrittenIndex } from './written-index.ts'
import { WrittenMemory } from './written-memory.ts'

/** First ordinal and sequence number of a store, beyond those of any base. */
const AFTER_BASE = 1_000_000_000

/** The resources of one tenant: a copy-on-write view of a base. */
export class FhirStore {
  readonly now: () => number
  readonly newId: () => string
  readonly partial: boolean
  readonly work: number
  readonly exports = new ExportJobs()
  readonly sessions = createSessionTable(() => this.now())
  readonly #base: BaseView
  readonly #memory: WrittenMemory
  readonly #records: VersionRecords | undefined
  #changed = new Map<string, Map<string, StoredVersion>>()
  #written = new WrittenIndex()
  #ordinal = AFTER_BASE
  #sequence = AFTER_BASE
  #last = 0

  constructor(base: BaseView, options: StoreOptions) {
    this.#base = base
    this.#memory = new WrittenMemory(options.memory)
    this.now = options.now ?? Date.now
    this.partial = options.partial ?? false
    this.work = options.work ?? limits.work
    this.newId = options.newId ?? (() => crypto.randomUUID())
    for (const record of options.records ? listBySequence(options.records) : [])
      this.commit(fromVersionRecord(record, this.newest(record.type, record.id)))
    this.#records = options.records
  }

  /** Returns the newest version, which may be a deletion. */
  newest(type: string, id: string): StoredVersion | undefined {
    return this.#changed.get(type)?.get(id) ?? this.#base.types.get(type)?.get(id)
  }

  /** Returns the live entry. */
  entry(type: string, id: string): LiveVersion | undefined {
    const entry = this.newest(type, id)
    return isLiveVersion(entry) ? entry : undefined
  }

  /** Returns one version, which may be a deletion. */
  version(type: string, id: string, version: string): StoredVersion | undefined {
    for (const entry of listVersions(this.newest(type, id))) if (entry.version === version) return entry
    return undefined
  }

  /** Returns the current resource, or `undefined`. @internal (its type is not published) */
  get(type: string, id: string): fhir4.FhirResource | undefined {
    return this.entry(type, id)?.resource as fhir4.FhirResource | undefined
  }

  /** Returns one patient as a row of a list, or `undefined`. */
  patientRow(id: string): PatientRow | undefined {
    const entry = this.entry('Patient', id)
    return entry && toPatientRow(entry)
  }

  /** Finds patients for a picker. */
  findPatients(query: PatientQuery) {
    return findPatients(this.live('Patient'), query)
  }

  /** Returns the types that have or had resources. */
  types(): string[] {
    return [...new Set([...this.#base.types.keys(), ...this.#changed.keys()])].sort()
  }

  /** Yields the newest versions of all resources of a type, including deletions. */
  *all(type: string): Generator<StoredVersion> {
    const changed = this.#changed.get(type)
    for (const entry of this.#base.types.get(type)?.values() ?? []) if (!changed?.has(entry.id)) yield entry
    if (changed) yield* changed.values()
  }

  /** Returns the live entries of a type. */
  live(type: string): LiveVersion[] {
    return [...this.all(type)].filter(isLiveVersion)
  }

  /** Returns the live entries that an index has under one of the keys. */
  lookup(
    type: string,
    index: string,
    keys: readonly string[],
    keysOf: (entry: LiveVersion) => Iterable<string>,
  ): readonly LiveVersion[] {
    const changed = this.#changed.get(type)
    const posting = (key: string) => this.#base.posting(type, index, key, keysOf)
    const distinct = keys.length === 1 ? posting(keys[0] as string) : [...new Set(keys.flatMap(posting))]
    if (!changed) return distinct
    const written = [...this.#written.lookup(type, index, keys, keysOf)]
    const unchanged = distinct.filter((entry) => !changed.has(entry.id))
    return unchanged.concat(written.filter((entry) => changed.get(entry.id) === entry))
  }

  /** Creates the next version without storing it; without a resource it is a deletion. */
  draft(type: string, id: string, method: StoredVersion['method'], resource?: Resource): StoredVersion {
    const place = { ordinal: this.#ordinal, sequence: this.#sequence, at: Math.max(this.#last, this.now()) }
    return createDraft({ type, id, method, ...place }, this.newest(type, id), resource)
  }

  /** Stores a draft, which must be the last one created; throws FhirError 507 when the memory is full. */
  commit(entry: StoredVersion): StoredVersion {
    this.#memory.take(entry)
    this.#ordinal = Math.max(this.#ordinal, entry.ordinal + 1)
    this.#sequence = entry.sequence + 1
    this.#last = entry.at
    const entries: Map<string, StoredVersion> = this.#changed.get(entry.type) ?? new Map()
    this.#changed.set(entry.type, entries.set(entry.id, entry))
    this.#written.addAll([entry])
    if (this.#records) noteVersion(this.#records, this, entry)
    return entry
  }

  /** Returns a function that restores the present state. */
  checkpoint(): () => void {
    const kept = new Map([...this.#changed].map(([type, entries]) => [type, new Map(entries)]))
    const [ordinal, sequence, undoMemory] = [this.#ordinal, this.#sequence, this.#memory.checkpoint()]
    return () => {
      this.#changed = kept
      this.#written = new WrittenIndex()
      for (const entries of kept.values()) this.#written.addAll(entries.values())
      ;[this.#ordinal, this.#sequence] = [ordinal, sequence]
      undoMemory()
    }
  }
}
