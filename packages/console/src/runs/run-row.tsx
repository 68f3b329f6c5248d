import type { Run } from '../api/types.ts'
import { BoltIcon } from '../components/bolt-icon.tsx'
import { RelativeTime } from '../components/relative-time.tsx'
import { chosenRun, entries, formatRunTitle, shownRun } from '../state/journal.ts'

/** Shows one run as a line; choosing it shows its details. */
export function RunRow({ run }: { run: Run }) {
  const mine = entries.value.filter((entry) => entry.run === run.id)
  const client = mine.find(({ facts }) => facts.clientId)?.facts.clientId
  const struck = [...new Set(mine.flatMap((entry) => entry.strikes.map(({ fault }) => fault)))]
  return (
    <li>
      <button
        type="button"
        class="run-line"
        aria-pressed={shownRun.value?.id === run.id}
        onClick={() => {
          chosenRun.value = run.id
        }}
      >
        <strong>{run.label ?? formatRunTitle(run.id)}</strong>
        {client && <code>{client}</code>}
        {struck.length > 0 && (
          <span class="bolt">
            <BoltIcon /> {struck.join(', ')}
          </span>
        )}
        <span class="muted small run-line-end">
          {run.exchanges} {run.exchanges === 1 ? 'exchange' : 'exchanges'} ·{' '}
          <RelativeTime at={run.startedAt} />
        </span>
      </button>
    </li>
  )
}
