import type { Run } from '../api/types.ts'
import { RelativeTime } from '../components/relative-time.tsx'
import { chosenRun, formatRunTitle, shownEntries } from '../state/journal.ts'
import type { Report } from '../state/report.ts'
import { FindingCount } from './verdicts/finding-count.tsx'

/** Shows the title of a run, its client, and its state. */
export function RunHead({ run, report }: { run: Run; report: Report | undefined }) {
  const entries = shownEntries.value
  const client = entries.find(({ facts }) => facts.clientId)?.facts.clientId
  const launched = entries.some(({ step }) => step === 'launch')
  return (
    <div class="run-head">
      <h2>{formatRunTitle(run.id)}</h2>
      {client && <code>{client}</code>}
      {entries.length > 0 && <span class="muted">{launched ? 'EHR launch' : 'standalone'}</span>}
      <span class="muted small">
        <RelativeTime at={run.startedAt} />
      </span>
      {report && <FindingCount findings={report.findings.findings} />}
      {chosenRun.value !== undefined && (
        <button
          type="button"
          class="button button-quiet run-follow"
          onClick={() => {
            chosenRun.value = undefined
          }}
        >
          Follow the newest
        </button>
      )}
    </div>
  )
}
