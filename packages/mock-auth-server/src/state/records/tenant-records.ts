/** A record that changed: its name, and its JSON or `undefined` when it is gone. */
export type RecordChange = readonly [name: string, json: string | undefined]

/** The changes of a tenant's records since they were taken last. */
export interface RecordChanges {
  /** `true` when all earlier records are void. */
  readonly isCleared: boolean
  readonly records: readonly RecordChange[]
}

/** Records of one kind: those that a tenant begins with, by key, and where changes are noted. */
export interface RecordsOfKind {
  read(): Iterable<readonly [key: string, value: unknown]>
  /** Notes that a record changed; `value` returns what it is when it is written, `undefined` when it is gone. */
  note(key: string, value: () => unknown): void
}

/** The records of a tenant, by kind, in a store that outlives the process. */
export interface TenantRecords {
  ofKind(kind: string): RecordsOfKind
}

/** Notes which records of a tenant changed, so that they can be written before a reply leaves. */
export class ChangedRecords implements TenantRecords {
  readonly #initial = new Map<string, [key: string, json: string][]>()
  #changed = new Map<string, () => unknown>()
  #isCleared = false

  /** Creates the records of a tenant that begins with these, each as JSON by its name: `kind/key`. */
  constructor(initial: Iterable<readonly [name: string, json: string]> = []) {
    for (const [name, json] of initial) {
      const slash = name.indexOf('/')
      const kind = name.slice(0, slash)
      const list = this.#initial.get(kind) ?? []
      list.push([name.slice(slash + 1), json])
      this.#initial.set(kind, list)
    }
  }

  get isUnchanged(): boolean {
    return this.#changed.size === 0 && !this.#isCleared
  }

  ofKind(kind: string): RecordsOfKind {
    return {
      read: () => this.#read(kind),
      note: (key, value) => {
        this.#changed.set(`${kind}/${key}`, value)
      },
    }
  }

  /** Makes all records void, those that were noted too. */
  clear(): void {
    this.#initial.clear()
    this.#changed.clear()
    this.#isCleared = true
  }

  /** Returns what changed, as it is now, and begins anew. */
  take(): RecordChanges {
    const isCleared = this.#isCleared
    const records = [...this.#changed].map(([name, value]): RecordChange => [name, toJson(value())])
    this.#changed = new Map()
    this.#isCleared = false
    return { isCleared, records }
  }

  *#read(kind: string): Generator<readonly [string, unknown]> {
    for (const [key, json] of this.#initial.get(kind) ?? []) yield [key, JSON.parse(json)]
  }
}

/** Returns the part of a tenant's records that a canary tenant of it has; its name is that of the tenant, and its own. */
export function selectRecords(records: TenantRecords, name: string): TenantRecords {
  const own = name.slice(name.lastIndexOf('/') + 1)
  return { ofKind: (kind) => records.ofKind(`${own}.${kind}`) }
}

function toJson(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value)
}
