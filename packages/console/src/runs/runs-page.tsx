import { EmptyState } from '@smart-mock/page-kit'
import { runs } from '../state/journal.ts'
import { showPage } from '../state/navigation.ts'
import { RunRow } from './run-row.tsx'

/** The journal seldom reaches further back. */
const SHOWN = 200

/** Lists the runs of the tenant, newest first. */
export function RunsPage() {
  const all = runs.value.slice(-SHOWN).reverse()
  const older = runs.value.length - all.length
  return (
    <div class="stack-tight">
      <h2>Runs</h2>
      {all.length === 0 ? (
        <EmptyState title="No run yet">
          <p class="muted">
            A run is one authorization flow and everything that follows from it. It starts with the first
            request of an app.
          </p>
          <button type="button" class="button" onClick={() => showPage('launch')}>
            Launch an app
          </button>
        </EmptyState>
      ) : (
        <ul class="lines card runs">
          {all.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
          {older > 0 && <li class="line muted">and {older} older</li>}
        </ul>
      )}
    </div>
  )
}
