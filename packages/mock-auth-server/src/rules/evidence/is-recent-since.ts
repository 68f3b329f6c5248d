import type { FactHistory, FactName } from '../../core/journal/facts.ts'

/** Returns `true` when the recent records of a fact are all that there were since an exchange. */
export function isRecentSince(history: FactHistory, name: FactName, seq: number): boolean {
  const [oldest] = history.findRecent(name)
  return history.isRecentWhole(name) || (oldest !== undefined && oldest.seq <= seq)
}
