import type { BulkExport } from '../../model/api.ts'
import { RelativeTime } from '../components/relative-time.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { cancelOrDeleteExport, exportAttempt, startExport } from '../state/export.ts'

/** Shows the outcome of an export and the actions that are possible now. */
export function ExportOutcome({ view, runId }: { view: BulkExport; runId: string }) {
  const { verdict, isOnServer, transactionTime, requiresAccessToken, expiresAt } = view
  const isBusy = exportAttempt.waiting.value !== undefined
  return (
    <div class="stack-tight">
      {verdict && <VerdictNote verdict={verdict} />}
      {requiresAccessToken !== undefined && (
        <p class="muted small">
          {transactionTime && `The data is as of ${transactionTime}. `}
          {requiresAccessToken
            ? 'The files require the access token.'
            : 'The files are read without a token.'}
          {expiresAt !== undefined && (
            <>
              {' '}
              The server keeps them until <RelativeTime at={expiresAt} />.
            </>
          )}
        </p>
      )}
      <div class="row">
        {verdict?.code === 'beyond-grant' && (
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void startExport(runId, { ...view.options, beyondGrant: true })}
          >
            Start it anyway
          </button>
        )}
        {isOnServer && (
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void cancelOrDeleteExport(runId)}
          >
            Delete at the server
          </button>
        )}
      </div>
    </div>
  )
}
