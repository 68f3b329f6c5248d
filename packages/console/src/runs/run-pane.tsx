import { EmptyState } from '@smart-mock/page-kit'
import { LinkLine } from '../components/link-line.tsx'
import { shownRun } from '../state/journal.ts'
import { addresses, tenant } from '../state/tenant.ts'
import { LaunchButton } from './launch-button.tsx'
import { RunView } from './run-view.tsx'

/** Shows the current run, or the chosen one. */
export function RunPane() {
  const run = shownRun.value
  return (
    <section class="pane pane-run" aria-label="Run">
      {run ? (
        <RunView key={run.id} run={run} />
      ) : (
        <EmptyState title="No run yet" action={<LaunchButton />}>
          <p class="muted">
            A run is one authorization flow and everything that follows from it. It starts with the first
            request of an app: launch one, or point your app at the FHIR base.
          </p>
          {addresses.value && tenant.value && <LinkLine label="FHIR base" value={tenant.value.fhirBase} />}
        </EmptyState>
      )}
    </section>
  )
}
