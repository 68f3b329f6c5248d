import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Returns `true` when a request contains a text in its URL, headers or body. */
export function hasText({ request }: JournalEntry, text: string): boolean {
  return (
    request.target.includes(text) ||
    request.body.includes(text) ||
    request.headers.some(([, value]) => value.includes(text))
  )
}
