import type { Run, RunEvent } from '../../../model/api.ts'
import { applyEvent } from './apply-event.ts'

const kept = 300
let recent: RunEvent[] = []

/** Buffers an event for runs whose snapshot is still loading; a gap in the stream invalidates the buffer. */
export function bufferEvent(event: RunEvent): void {
  recent = event.type === 'reload' ? [] : [...recent.slice(1 - kept), event]
}

/**
 * Returns a snapshot with the events applied that may have overtaken it; those it already contains change
 * nothing.
 */
export const applyBufferedEvents = (run: Run): Run => applyRecentEvents(run, applyEvent)

/** Applies all buffered events, in their order. */
export function applyRecentEvents<State>(
  state: State,
  apply: (state: State, event: RunEvent) => State,
): State {
  return recent.reduce(apply, state)
}
