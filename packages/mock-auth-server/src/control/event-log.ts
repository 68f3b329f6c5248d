import type { Journal } from '../journal/journal.ts'
import type { JournalEvent } from '../journal/journal-event.ts'
import { toEntryJson } from '../reports/to-entry-json.ts'

/** Maximum number of characters of the events that a log keeps for slow subscribers. */
const KEPT = 256 * 1024

/** An event as all subscribers receive it. */
export interface EventMessage {
  readonly event: string
  readonly id?: string
  readonly data: string
}

const logs = new WeakMap<Journal, EventLog>()

/** Returns the log that all subscribers of a journal share. */
export function getEventLog(journal: Journal): EventLog {
  const found = logs.get(journal) ?? new EventLog(journal)
  logs.set(journal, found)
  return found
}

/**
 * The last events of a journal, each serialized once. Subscribers read it at their own position, so that one
 * that stops reading keeps nothing in memory.
 */
export class EventLog {
  readonly #journal: Journal
  #messages: EventMessage[] = []
  #start = 0
  #size = 0
  #followers = 0
  #unsubscribe: (() => void) | undefined
  #wakers = new Set<() => void>()

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** Position of the oldest event that is kept. */
  get start(): number {
    return this.#start
  }

  /** Position of the next event. */
  get end(): number {
    return this.#start + this.#messages.length
  }

  get(position: number): EventMessage | undefined {
    return this.#messages[position - this.#start]
  }

  /** Records events until the returned function is called; nothing is recorded without a follower. */
  follow(): () => void {
    this.#followers += 1
    const release = this.#journal.hold()
    this.#unsubscribe ??= this.#journal.subscribe((event) => this.#record(event))
    return () => {
      release()
      this.#followers -= 1
      if (this.#followers > 0) return
      this.#unsubscribe?.()
      this.#unsubscribe = undefined
      this.#start = this.end
      this.#messages = []
      this.#size = 0
    }
  }

  /** Resolves with the next event, or after this number of milliseconds. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.#wakers.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      this.#wakers.add(wake)
    })
  }

  #record(event: JournalEvent): void {
    const message = toEventMessage(event)
    if (!message) return
    this.#messages.push(message)
    this.#size += message.data.length
    while (this.#size > KEPT && this.#messages.length > 1) {
      this.#size -= this.#messages.shift()?.data.length ?? 0
      this.#start += 1
    }
    for (const wake of this.#wakers) wake()
  }
}

/** Converts an event of a journal; returns `undefined` for those that subscribers do not receive. */
export function toEventMessage(event: JournalEvent): EventMessage | undefined {
  switch (event.type) {
    case 'closed':
      return {
        event: 'exchange',
        id: String(event.entry.closeOrder),
        data: JSON.stringify(toEntryJson(event.entry, { secrets: 'redacted', bodies: 'omitted' })),
      }
    case 'observed':
      return { event: 'observation', data: JSON.stringify(event.observation) }
    case 'reset':
      return { event: 'reset', data: JSON.stringify({ epoch: event.epoch }) }
    case 'opened':
      return undefined
  }
}
