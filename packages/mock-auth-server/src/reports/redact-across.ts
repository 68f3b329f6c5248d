import type { Entry } from '../core/journal/entry.ts'
import { redacted, secretsOf } from './redact.ts'

/** What a token, code or secret looks like inside other text. */
const WORD = /[\w.~-]{12,}/g

/** Shortens in a plain value the secrets of its own exchange, and those of all others where they stand as a word. */
export type Redact = <Value>(entry: Entry, value: Value) => Value

/** A redaction that knows the secrets of all entries, so that a code which leaked into a Referer is shortened too. */
export function redactAcross(entries: readonly Entry[]): Redact {
  const all = new Set(entries.flatMap(secretsOf))
  return (entry, value) => {
    const own = secretsOf(entry)
    const words = new Set(JSON.stringify(value)?.match(WORD) ?? [])
    const strange = [...words].filter((word) => all.has(word) && !own.includes(word))
    return redacted(
      value,
      [...own, ...strange].sort((a, b) => b.length - a.length),
    )
  }
}

/** The redaction that leaves everything as it is. */
export const showAll: Redact = (_, value) => value
