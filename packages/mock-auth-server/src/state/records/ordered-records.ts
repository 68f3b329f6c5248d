import type { RecordsOfKind, TenantRecords } from './tenant-records.ts'

/** A record with the number of its turn. */
type Numbered = readonly [number: number, value: unknown]

/** Records of one kind that are read in the order in which they were added, as the entries of a `Map` are. */
export class OrderedRecords implements RecordsOfKind {
  readonly #records: RecordsOfKind
  readonly #numbers = new Map<string, number>()
  #last = 0

  constructor(records: RecordsOfKind) {
    this.#records = records
  }

  *read(): Generator<readonly [key: string, value: unknown]> {
    const all = Array.from(this.#records.read(), ([key, value]) => [key, ...(value as Numbered)] as const)
    for (const [key, number, value] of all.sort(([, one], [, other]) => one - other)) {
      if (value !== null) this.#numbers.set(key, number)
      this.#last = Math.max(this.#last, number)
      yield [key, value]
    }
  }

  /** Notes that a record changed; one that is `undefined` or `null` loses its turn. */
  note(key: string, value: () => unknown): void {
    if ((value() ?? null) === null) this.#numbers.delete(key)
    else if (!this.#numbers.has(key)) this.#numbers.set(key, ++this.#last)
    this.#records.note(key, () => {
      const now = value()
      return now === undefined ? undefined : ([this.#numbers.get(key) ?? 0, now] satisfies Numbered)
    })
  }
}

/** Returns the records of a kind in the order in which they were added, where there are records. */
export function openOrderedRecords(
  records: TenantRecords | undefined,
  kind: string,
): OrderedRecords | undefined {
  return records && new OrderedRecords(records.ofKind(kind))
}
