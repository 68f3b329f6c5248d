import type { BadgeLevel } from '@smart-mock/page-kit'
import type { JournalEntry } from '../../api/types.ts'
import { EntryRow } from './entry-row.tsx'

interface Props {
  entries: readonly JournalEntry[]
  levels: ReadonlyMap<number, BadgeLevel>
}

/** Lists the journal of a run; each exchange opens in place. */
export function EntryList({ entries, levels }: Props) {
  return (
    <section aria-labelledby="journal-title" class="stack-tight">
      <h3 id="journal-title">Journal ({entries.length})</h3>
      {entries.length === 0 ? (
        <p class="muted">The exchanges of this run were evicted from the journal, or none has arrived yet.</p>
      ) : (
        <div class="card">
          {entries.map((entry) => (
            <EntryRow key={entry.seq} entry={entry} level={levels.get(entry.seq)} />
          ))}
        </div>
      )}
    </section>
  )
}
