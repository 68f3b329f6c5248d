import type { JournalEntry } from './journal-entry.ts'
import { ON_ITS_WAY_MS } from './transfer.ts'

/** Connections to one server that a client opens before it holds requests back: browsers six, libraries five or more. */
export const CONNECTIONS_OPENED = 5

/** The connections over which a client asked for the same thing, as long as they may count as busy. */
export class BusyConnections {
  /** When the last such request on each connection had been answered, in milliseconds since 1970. */
  readonly #answered = new Map<number | undefined, number>()

  /** Notes that an exchange has ended. */
  note({ transfer, endedAt }: JournalEntry): void {
    if (endedAt === undefined) return
    for (const [connection, at] of this.#answered) {
      if (endedAt - at > ON_ITS_WAY_MS) this.#answered.delete(connection)
    }
    this.#answered.set(transfer?.connection, endedAt)
  }

  /**
   * Returns `true` when the client may have held a request back since before the earlier replies, until one of its
   * connections was free.
   */
  mayHaveHeldBack({ transfer, startedAt }: JournalEntry): boolean {
    if (transfer?.idleMs === undefined || transfer.idleMs > ON_ITS_WAY_MS) return false
    let busy = transfer.beside
    for (const [connection, at] of this.#answered) {
      if (connection !== transfer.connection && startedAt - at <= ON_ITS_WAY_MS) busy += 1
    }
    return busy + 1 >= CONNECTIONS_OPENED
  }
}
