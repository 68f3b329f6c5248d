import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Redactor } from './redaction/create-redactor.ts'
import { toEntryJson } from './to-entry-json.ts'

/** Converts exchanges to NDJSON: one journal entry a line, in the form of the control API. */
export function toNdjson(entries: readonly JournalEntry[], redact: Redactor): string {
  return entries
    .map((entry) => `${JSON.stringify(redact(entry, toEntryJson(entry, { secrets: 'shown' })))}\n`)
    .join('')
}
