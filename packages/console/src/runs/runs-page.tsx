import { runs } from '../state/journal.ts'
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
        <p class="muted">None yet.</p>
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
