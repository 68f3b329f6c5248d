import { fail, PASS, type RuleOutcome } from '../../core/declare/rule.ts'
import type { FactHistory, FactName } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { computeEntropyBound } from '../../core/util/entropy.ts'

/** Bits of entropy that SMART requires of a state: those of a version 4 UUID. */
export const SMART_BITS = 122
const SAMPLES = 10

/** Finds the last few values of a fact that the client of an exchange sent before, oldest first, each once. */
export function findEarlierValues(
  { facts: { clientId }, step }: JournalEntry,
  history: FactHistory,
  name: FactName,
): string[] {
  if (clientId === undefined) return []
  const values = history
    .findRecent(name)
    .filter((record) => record.step === step && record.facts.clientId === clientId)
    .map(({ facts }) => facts[name] ?? '')
  return [...new Set(values)].slice(-SAMPLES)
}

/** Judges that a value of an exchange has that many bits of entropy, as far as its characters can tell. */
export function judgeEntropy(
  entry: JournalEntry,
  history: FactHistory,
  name: FactName,
  { label, bits }: { readonly label: string; readonly bits: number },
): RuleOutcome {
  const value = entry.facts[name]
  if (!value) return undefined
  const others = findEarlierValues(entry, history, name)
  const bound = computeEntropyBound(value, { at: entry.startedAt, others })
  return bound >= bits
    ? PASS
    : fail(
        `the ${label} can be guessed`,
        `at least ${bits} bits`,
        `at most ${Math.floor(bound)} bits in the ${value.length} characters of "${value.slice(0, 60)}"`,
      )
}
