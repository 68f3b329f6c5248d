import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'

/** What a subscriber of a journal is told. */
export type JournalEvent =
  | { readonly type: 'opened' | 'closed'; readonly entry: JournalEntry }
  | { readonly type: 'observed'; readonly observation: Observation }
  | { readonly type: 'reset'; readonly epoch: number }
