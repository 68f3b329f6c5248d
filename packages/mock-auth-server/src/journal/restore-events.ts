import type { JournalEntry, Observation } from '../core/journal/journal-entry.ts'
import type { Journal } from './journal.ts'
import { getRecordSeq, type JournalRecord, readReplies, restoreEntry } from './journal-record.ts'

/** What is done with the events that a journal takes over. */
interface Followers {
  /** Called before an exchange ends. */
  readonly exchanged: (entry: JournalEntry) => void
  /** Called after an observation. */
  readonly observed: (observation: Observation) => void
}

/**
 * Takes over the events that another process has recorded, in their order. Exchanges begin in the order in which they
 * did, which is another one.
 */
export function restoreEvents(
  journal: Journal,
  records: readonly JournalRecord[],
  { exchanged, observed }: Followers,
): void {
  const entries = openEntries(journal, records)
  for (const record of records) {
    const entry = entries.get(record)
    if (record.type === 'observation') {
      journal.addObservation(record.observation)
      observed(record.observation)
    } else if (entry) {
      exchanged(entry)
      const { startedAt, endedAt = startedAt, delivery, closeOrder = 0 } = record.entry
      journal.countOn({ closings: closeOrder - 1 })
      journal.close(entry, { ...readReplies(record.entry), delivery, at: endedAt })
    }
  }
}

/** Opens the entries of recorded exchanges; says how many numbers before the first event are gone. */
function openEntries(
  journal: Journal,
  records: readonly JournalRecord[],
): ReadonlyMap<JournalRecord, JournalEntry> {
  const entries = new Map<JournalRecord, JournalEntry>()
  const inOrder = [...records].sort((one, other) => getRecordSeq(one) - getRecordSeq(other))
  const [first] = inOrder
  const missing = first ? getRecordSeq(first) - journal.start.began - 1 : 0
  if (missing > 0) {
    journal.entries.evicted += missing
    journal.past.markIncomplete()
  }
  for (const record of inOrder) {
    journal.countOn({ sequence: getRecordSeq(record) })
    if (record.type === 'observation') continue
    const entry = restoreEntry(record.entry)
    entries.set(record, entry)
    if (entry.direction === 'in') journal.runs.resume(entry)
    journal.entries.open(entry)
  }
  return entries
}
