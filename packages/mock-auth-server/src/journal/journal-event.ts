import type { Entry, Observation } from '../core/journal/entry.ts'

/** What a subscriber of a journal is told. */
export type JournalEvent =
  | { readonly type: 'opened' | 'closed'; readonly entry: Entry }
  | { readonly type: 'observed'; readonly observation: Observation }
  | { readonly type: 'reset'; readonly epoch: number }
