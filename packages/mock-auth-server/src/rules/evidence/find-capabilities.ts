import type { FactHistory } from '../../core/journal/facts.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/**
 * Finds the capabilities that a FHIR base published to the client of an exchange: those of every document in its
 * run, or of all documents when its run has none. Returns `undefined` when no client requested them.
 */
export function findCapabilities(
  history: FactHistory,
  { facts: { fhirBase }, run }: JournalEntry,
): ReadonlySet<string> | undefined {
  if (fhirBase === undefined) return undefined
  const all = history
    .findByValue('fhirBase', fhirBase)
    .filter(({ facts }) => facts.capabilities !== undefined)
  const own = all.filter((record) => record.run === run)
  const documents = own.length > 0 ? own : all
  return documents.length === 0
    ? undefined
    : new Set(documents.flatMap(({ facts }) => facts.capabilities?.split(' ') ?? []))
}
