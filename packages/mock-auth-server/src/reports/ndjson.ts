import type { Entry } from '../core/journal/entry.ts'
import { entryView } from './entry-view.ts'
import type { Redact } from './redact-across.ts'

/** Exchanges as NDJSON: one journal entry a line, in the form of the control API. */
export function toNdjson(entries: readonly Entry[], redact: Redact): string {
  return entries.map((entry) => `${JSON.stringify(redact(entry, entryView(entry, true)))}\n`).join('')
}
