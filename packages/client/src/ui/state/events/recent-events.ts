import type { Run, RunEvent } from '../../../model/api.ts'
import { applyEvent } from './apply-event.ts'

const kept = 300
let recent: RunEvent[] = []

/** Keeps an event for runs whose snapshot is still on its way; a gap in the stream makes what was kept useless. */
export function bufferEvent(event: RunEvent): void {
  recent = event.type === 'reload' ? [] : [...recent.slice(1 - kept), event]
}

/** A snapshot with the events applied that may have overtaken it; those that it has already change nothing. */
export function applyBufferedEvents(run: Run): Run {
  return recent.reduce(applyEvent, run)
}
