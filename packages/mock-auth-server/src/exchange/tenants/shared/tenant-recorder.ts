import { setMaxListeners } from 'node:events'
import type { JournalEvent } from '../../../journal/journal-event.ts'
import { writeJournalRecord } from '../../../journal/journal-record.ts'
import type { ChangedRecords } from '../../../state/records/tenant-records.ts'
import { EventWindow } from './event-window.ts'
import { type Lease, StoreError, type TenantStore } from './tenant-store.ts'

/** Writes what changes of a tenant to the store. */
export class TenantRecorder {
  readonly #store: TenantStore
  readonly #lease: Promise<Lease>
  readonly #records: ChangedRecords
  readonly #onLost: () => void
  readonly #events = new EventWindow()
  #writing: Promise<void> | undefined
  readonly #lost = new AbortController()
  #isClosed = false
  #isRemoved = false

  /** Creates the recorder of a tenant whose lease may still be on its way; `onLost` is called when a change could not be written, which is then unknown here. */
  constructor(
    store: TenantStore,
    lease: Lease | Promise<Lease>,
    records: ChangedRecords,
    onLost: () => void,
  ) {
    this.#store = store
    this.#lease = Promise.resolve(lease)
    this.#lease.catch(() => this.lose())
    setMaxListeners(0, this.#lost.signal)
    this.#records = records
    this.#onLost = onLost
  }

  /** Aborted when this process serves the tenant no longer, so that nothing goes on waiting here. */
  get lost(): AbortSignal {
    return this.#lost.signal
  }

  /** `true` when the store has all events of the journal. */
  get hasWholeJournal(): boolean {
    return this.#events.isWhole
  }

  /** Takes over a journal that the store has. */
  takeOver(journal: readonly string[]): void {
    for (const event of journal) this.#events.add(event)
  }

  /**
   * Writes what changed. Returns a promise that resolves when it is durable, with all changes before, and rejects with
   * `StoreError`, also for what changed when the tenant was no longer served here; `undefined` when nothing has changed
   * that is not.
   */
  flush(): Promise<void> | undefined {
    if (this.#records.isUnchanged || this.#isRemoved) return this.#writing
    if (this.#isClosed) return refuse()
    const changes = this.#records.take()
    if (changes.isCleared) this.#events.clear()
    const writing = this.#lease.then((lease) => this.#store.write(lease, changes))
    this.#writing = writing
    writing.then(
      () => {
        if (this.#writing === writing) this.#writing = undefined
      },
      () => this.lose(),
    )
    return writing
  }

  /** Records an event of the tenant's journal, and what changed with it; nobody waits for it. */
  follow(event: JournalEvent): void {
    if (this.#isClosed) return
    const record = writeJournalRecord(event)
    if (record === undefined) return
    const count = this.#events.add(record)
    this.#lease.then((lease) => this.#store.append(lease, record, count)).catch(() => undefined)
  }

  /** Gives the tenant up once everything is written. */
  async release(): Promise<void> {
    await this.flush()
    this.#isClosed = true
    await this.#store.release(await this.#lease)
  }

  /** Deletes the tenant from the store. */
  async remove(): Promise<void> {
    this.#isClosed = true
    this.#isRemoved = true
    await this.#store.remove(await this.#lease)
  }

  /** Writes nothing any longer: what is known here may not be what another process knows. */
  lose(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#lost.abort()
    this.#onLost()
  }
}

/** Returns a rejection that nobody has to handle. */
function refuse(): Promise<never> {
  const refused = Promise.reject(new StoreError('the tenant was given up here before its change was written'))
  refused.catch(() => undefined)
  return refused
}
