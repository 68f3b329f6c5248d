import { EmptyState } from '@smart-mock/page-kit'
import { showPage } from '../state/navigation.ts'

/** Says where to begin, with an app of one's own and without. */
export function StartHere() {
  return (
    <EmptyState
      title="Start here"
      action={
        <button type="button" class="button" onClick={() => showPage('clients')}>
          Register your app
        </button>
      }
    >
      <p>
        Choose a client and press “Launch”, as an EHR would: the app opens in a new tab, and its run appears
        under Runs. Or start your app and point it at the FHIR base.
      </p>
      <p class="muted">
        The clients named “SMART client” belong to the app <code>smart-client</code>: start it before you
        launch one.
      </p>
    </EmptyState>
  )
}
