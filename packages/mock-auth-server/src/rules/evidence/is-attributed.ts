import type { FactHistory } from '../../core/journal/facts.ts'
import type { Attribution, JournalEntry } from '../../core/journal/journal-entry.ts'

/** Attributions by something that the request carries. */
const CARRIED: ReadonlySet<Attribution> = new Set(['label', 'launch', 'code', 'token'])

/**
 * Returns `true` when an exchange certainly belongs to its run: it carries something of that run, or no other
 * run of the tenant has a client.
 */
export function isAttributed(entry: JournalEntry, history: FactHistory): boolean {
  return CARRIED.has(entry.attribution) || isAlone(entry, history)
}

/**
 * Returns `true` when no other run of the tenant has a client, so that whatever came before is of this one; `false`
 * also when that cannot be told any more.
 */
export function isAlone({ run }: JournalEntry, history: FactHistory): boolean {
  if (!history.isRecentWhole('clientId')) return false
  return history.findRecent('clientId').every((record) => record.run === run)
}
