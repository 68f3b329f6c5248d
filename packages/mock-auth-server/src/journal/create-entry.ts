import type { Reply } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'

/** The known parts of an exchange when it begins. */
export type EntryStart = Pick<
  JournalEntry,
  | 'tenant'
  | 'run'
  | 'attribution'
  | 'straggler'
  | 'step'
  | 'listener'
  | 'direction'
  | 'startedAt'
  | 'request'
  | 'facts'
  | 'preset'
> &
  Partial<Pick<JournalEntry, 'transfer'>>

/** The outcome of an exchange: its original reply, the reply sent, and the time of its end in milliseconds. */
export interface EntryEnd {
  readonly original: Reply
  readonly sent: Reply
  readonly delivery: JournalEntry['delivery']
  readonly at: number
}

const NONE: readonly [] = []

/**
 * Creates the entry of an exchange. Its members are listed: entries of one shape are stored and read faster.
 */
export function createEntry(opening: EntryStart, seq: number, epoch: number): JournalEntry {
  return {
    seq,
    tenant: opening.tenant,
    run: opening.run,
    attribution: opening.attribution,
    epoch,
    straggler: opening.straggler,
    step: opening.step,
    listener: opening.listener,
    direction: opening.direction,
    transfer: opening.transfer,
    startedAt: opening.startedAt,
    endedAt: undefined,
    closeOrder: undefined,
    request: opening.request,
    facts: opening.facts,
    original: undefined,
    sent: undefined,
    delivery: 'open',
    preset: opening.preset,
    switches: NONE,
    strikes: NONE,
    shadowed: NONE,
  }
}
