import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'

/** An event for the subscribers of a journal. */
export type JournalEvent =
  | { readonly type: 'opened' | 'closed'; readonly entry: JournalEntry }
  | { readonly type: 'observed'; readonly observation: Observation }
  | { readonly type: 'reset'; readonly epoch: number }
