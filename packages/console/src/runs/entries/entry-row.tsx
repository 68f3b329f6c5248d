import { type BadgeLevel, Icon, LevelBadge } from '@smart-mock/page-kit'
import { getParties } from 'smart-mock/diagram'
import type { JournalEntry } from '../../api/types.ts'
import { BoltIcon } from '../../components/bolt-icon.tsx'
import { PartyBadge } from '../../diagram/party-badge.tsx'
import { openEntries, setEntryOpen } from '../../state/open-entries.ts'
import { EntryDetail } from './entry-detail.tsx'

/** Shows one exchange as a line that opens. */
export function EntryRow({ entry, level }: { entry: JournalEntry; level: BadgeLevel | undefined }) {
  const { seq, step, request, sent, durationMs, strikes } = entry
  const open = openEntries.value.has(seq)
  return (
    <details
      id={`entry-${seq}`}
      class="entry"
      open={open}
      onToggle={(event) => setEntryOpen(seq, event.currentTarget.open)}
    >
      <summary class="entry-line">
        <Icon name="chevron" className="chevron" />
        <span class="muted small entry-seq">{seq}</span>
        <PartyBadge party={getParties(entry).responder} />
        <span class="entry-step">{step}</span>
        <code class="entry-target">
          {request.method} {request.target}
        </code>
        {strikes.length > 0 && (
          <span class="bolt nowrap">
            <BoltIcon /> <span class="entry-fault">{strikes.map(({ fault }) => fault).join(', ')}</span>
          </span>
        )}
        {level && <LevelBadge level={level} />}
        <span class="entry-end small nowrap">
          {sent ? sent.status || '–' : '…'}{' '}
          <span class="muted">{durationMs === null ? '' : `${Math.round(durationMs)} ms`}</span>
        </span>
      </summary>
      {open && <EntryDetail entry={entry} />}
    </details>
  )
}
