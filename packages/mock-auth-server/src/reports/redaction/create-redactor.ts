import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { collectSecrets, redactSecrets } from './redact.ts'

/** Pattern of a token, code or secret inside other text. */
const WORD = /[\w.~-]{12,}/g

/** Shortens in a plain value the secrets of its own exchange, and those of all others where they stand as a word. */
export type Redactor = <Value>(entry: JournalEntry, value: Value) => Value

/**
 * Creates a redaction that knows the secrets of all entries, so that a code which leaked into a Referer is
 * redacted too.
 */
export function createRedactor(entries: readonly JournalEntry[]): Redactor {
  const all = new Set(entries.flatMap(collectSecrets))
  return (entry, value) => {
    const own = collectSecrets(entry)
    const words = new Set(JSON.stringify(value)?.match(WORD) ?? [])
    const strange = [...words].filter((word) => all.has(word) && !own.includes(word))
    return redactSecrets(
      value,
      [...own, ...strange].sort((a, b) => b.length - a.length),
    )
  }
}

/** The redaction that leaves everything as it is. */
export const redactNothing: Redactor = (_, value) => value
