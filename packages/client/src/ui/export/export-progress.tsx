import type { ComponentChildren } from 'preact'
import type { BulkExport } from '../../model/api.ts'
import { RelativeTime } from '../components/relative-time.tsx'
import { cancelOrDeleteExport, exportAttempt } from '../state/export.ts'

/** Shows the progress of a running export, and a button to end it. */
export function ExportProgress({ view, runId }: { view: BulkExport; runId: string }) {
  return (
    <div class="row spread">
      <p class="waiting">
        <span class="waiting-dot" aria-hidden="true" />
        <span>{words(view)}</span>
      </p>
      <button
        type="button"
        class="button"
        disabled={exportAttempt.waiting.value !== undefined}
        onClick={() => void cancelOrDeleteExport(runId)}
      >
        Cancel
      </button>
    </div>
  )
}

function words({ state, files, polls, progress, nextPollAt, deadlineAt }: BulkExport): ComponentChildren {
  if (state === 'starting') return 'Waiting for the response to the kick-off request'
  if (state === 'reading') {
    const read = files.filter((file) => file.read).length
    return `Reading file ${Math.min(read + 1, files.length)} of ${files.length}`
  }
  return (
    <>
      The server is processing the export
      {progress && (
        <>
          : <strong>{progress}</strong>
        </>
      )}
      . Poll {polls}
      {nextPollAt === undefined ? (
        ' is in progress'
      ) : (
        <>
          , the next <RelativeTime at={nextPollAt} />
        </>
      )}
      {deadlineAt !== undefined && (
        <>
          ; given up <RelativeTime at={deadlineAt} />
        </>
      )}
      .
    </>
  )
}
