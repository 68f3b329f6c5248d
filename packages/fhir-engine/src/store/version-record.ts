import { parseJson } from '../model/json.ts'
import type { Resource } from '../model/resource.ts'
import { getText, isLiveVersion, type StoredVersion } from './stored-version.ts'

/** A written version as JSON can carry it; the resource is text, which keeps the digits of its decimals. */
export interface VersionRecord
  extends Pick<StoredVersion, 'type' | 'id' | 'version' | 'at' | 'ordinal' | 'sequence' | 'method'> {
  /** Absent when the version is a deletion. */
  readonly json?: string
}

/** The written versions of a store in another place, which outlives the process. */
export interface VersionRecords {
  /** Returns the records that the store begins with, by key, in any order. */
  read(): Iterable<readonly [key: string, record: unknown]>
  /** Notes that a record changed; `record` returns what it is when it is written, `undefined` when it is gone. */
  note(key: string, record: () => VersionRecord | undefined): void
}

/** Notes a version of a store, unless it is undone before it is recorded. */
export function noteVersion(
  records: VersionRecords,
  store: VersionStore,
  { type, id, version }: StoredVersion,
): void {
  records.note(`${type}/${id}/${version}`, () => {
    const written = store.version(type, id, version)
    return written && toVersionRecord(written)
  })
}

/** A store as far as its versions are looked up. */
interface VersionStore {
  version(type: string, id: string, version: string): StoredVersion | undefined
}

function toVersionRecord(entry: StoredVersion): VersionRecord {
  const { type, id, version, at, ordinal, sequence, method } = entry
  const record = { type, id, version, at, ordinal, sequence, method }
  return isLiveVersion(entry) ? { ...record, json: getText(entry) } : record
}

/** Restores a version that follows another of its resource. */
export function fromVersionRecord(
  { json, ...record }: VersionRecord,
  previous: StoredVersion | undefined,
): StoredVersion {
  return {
    ...record,
    cache: {},
    ...(json === undefined ? {} : { resource: parseJson(json) as Resource }),
    ...(previous && { previous }),
  }
}

/** Returns the records in the order in which their versions were written. */
export function listBySequence(records: VersionRecords): VersionRecord[] {
  return Array.from(records.read(), ([, record]) => record as VersionRecord).sort(
    (one, other) => one.sequence - other.sequence,
  )
}
