import type { RunEvent } from '../../model/run-event.ts'

export interface NumberedEvent {
  id: number
  event: RunEvent
}

/** Events of one browser session: numbered, buffered for a while, pushed to listeners. */
export interface EventHub {
  emit: (event: RunEvent) => void
  /** Events after `lastId`; a single `reload` when some of them are gone. */
  since: (lastId: number) => NumberedEvent[]
  readonly lastId: number
  subscribe: (listener: (event: NumberedEvent) => void) => () => void
}

const KEPT = 200

export function createEventHub(): EventHub {
  const kept: NumberedEvent[] = []
  const listeners = new Set<(event: NumberedEvent) => void>()
  let last = 0
  return {
    emit(event) {
      const numbered = { id: ++last, event }
      kept.push(numbered)
      if (kept.length > KEPT) kept.shift()
      for (const listener of listeners) listener(numbered)
    },
    since(lastId) {
      const first = kept[0]?.id ?? last + 1
      if (lastId < first - 1 || lastId > last) return [{ id: last, event: { type: 'reload' } }]
      return kept.filter(({ id }) => id > lastId)
    },
    get lastId() {
      return last
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
