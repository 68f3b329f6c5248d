import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Returns the value of a header of the request; empty when it has none. */
export function readHeader({ headers }: Pick<JournalEntry['request'], 'headers'>, name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
}
