import type { Reply } from '../core/http/reply.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'

/** Estimates the memory of an entry in bytes. */
export function estimateEntrySize(entry: JournalEntry): number {
  return (
    500 + entry.request.target.length + entry.request.body.length + bodySize(entry.sent) + honestSize(entry)
  )
}

function honestSize(entry: JournalEntry): number {
  return entry.original === entry.sent ? 0 : bodySize(entry.original)
}

function bodySize(reply: Reply | undefined): number {
  const body = reply?.body
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
}
