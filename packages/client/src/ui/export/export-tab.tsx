import { EmptyState } from '@smart-mock/page-kit'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { exportAttempt } from '../state/export.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { BackendButton } from './backend-button.tsx'
import { ExportForm } from './export-form.tsx'
import { ExportOutcome } from './export-outcome.tsx'
import { ExportProgress } from './export-progress.tsx'
import { FileTable } from './file-table.tsx'

/** Shows a bulk data export with the token of the run. */
export function ExportTab() {
  const run = selectedRun.value
  const view = run?.export
  if (run?.state !== 'active' && !view)
    return (
      <EmptyState title={run?.state === 'ended' ? 'Signed out' : 'Not signed in'} action={<BackendButton />}>
        <p class="muted">
          A bulk data export requires an access token with system or user scopes: choose a server whose client
          type is backend service, and press “Get a token”.
        </p>
      </EmptyState>
    )
  const isUnderWay = view !== undefined && view.endedAt === undefined
  return (
    <div class="stack">
      {run?.state === 'active' && <ExportForm runId={run.id} isUnderWay={isUnderWay} />}
      <AttemptStatus attempt={exportAttempt} />
      {run && view && (
        <section class="stack" aria-label="Export">
          {isUnderWay ? (
            <ExportProgress view={view} runId={run.id} />
          ) : (
            <ExportOutcome view={view} runId={run.id} />
          )}
          {view.files.length > 0 && <FileTable files={view.files} />}
        </section>
      )}
    </div>
  )
}
