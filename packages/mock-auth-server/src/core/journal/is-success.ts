import type { JournalEntry } from './journal-entry.ts'

/** Returns `true` for a reply that the client can take as a success, and that no fault changed. */
export function isSuccess({ sent, strikes, facts, delivery }: JournalEntry): boolean {
  if (sent === undefined || delivery === 'aborted') return false
  return sent.status < 400 && strikes.length === 0 && facts.error === undefined
}
