import { fail, inconclusive, PASS, type RuleOutcome } from '../../core/declare/rule.ts'
import type { FactHistory, FactName, FactRecord } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/**
 * Facts that differ between two authorize requests that a client made, but not between a page and its reload.
 */
const MADE_ANEW = ['state', 'nonce', 'codeChallenge', 'redirectUri', 'scope', 'launch'] as const

/**
 * Judges a value that belongs to only one authorize request. An identical request may be a browser that
 * reloads, goes back, or restores a tab: it proves nothing.
 */
export function judgeSingleUse(
  entry: JournalEntry,
  history: FactHistory,
  name: FactName,
  label: string,
): RuleOutcome {
  const value = entry.facts[name]
  if (!value) return undefined
  const earlier = history.findByValue(name, value).filter(({ step }) => step === 'authorize')
  if (earlier.length === 0) {
    return history.complete
      ? PASS
      : inconclusive(`older exchanges were evicted: the ${label} may have been used before`)
  }
  const other = earlier.find((record) => !isReload(record, entry))
  if (!other)
    return inconclusive('the same authorize request was sent again: a reload, or a repeating client')
  return fail(`the ${label} was used before, in exchange ${other.seq}`, `a new ${label}`, value.slice(0, 100))
}

function isReload(record: FactRecord, { facts }: JournalEntry): boolean {
  return MADE_ANEW.every((name) => record.facts[name] === facts[name])
}
