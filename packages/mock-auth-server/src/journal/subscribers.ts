import type { JournalEvent } from './journal-event.ts'

/** The functions that a journal tells its events, and those that wait for one of them. */
export class Subscribers {
  #subscribers = new Set<(event: JournalEvent) => void>()
  #holds = 0

  /** `true` while somebody waits for an event, so that the journal must stay. */
  get isHeld(): boolean {
    return this.#holds > 0
  }

  add(subscriber: (event: JournalEvent) => void): () => void {
    this.#subscribers.add(subscriber)
    return () => this.#subscribers.delete(subscriber)
  }

  /** Keeps the journal until the returned function is called. */
  hold(): () => void {
    this.#holds += 1
    return () => {
      this.#holds -= 1
    }
  }

  emit(event: JournalEvent): void {
    for (const subscriber of this.#subscribers) subscriber(event)
  }
}
