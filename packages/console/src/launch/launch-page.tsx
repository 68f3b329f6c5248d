import { EmptyState } from '@smart-mock/page-kit'
import { ArmedList } from '../faults/armed-list.tsx'
import { runs } from '../state/journal.ts'
import { client } from '../state/launch.ts'
import { showPage } from '../state/navigation.ts'
import { AppFields } from './app-fields.tsx'
import { ArmField } from './arm-field.tsx'
import { AutoApproveField } from './auto-approve-field.tsx'
import { ContextFields } from './context-fields.tsx'
import { LaunchBar } from './launch-bar.tsx'
import { ScopeField } from './scope-field.tsx'
import { StartHere } from './start-here.tsx'

/** Shows the launch context of an EHR in one form, with the resulting links. */
export function LaunchPage() {
  return (
    <div class="stack launch">
      <h2>Launch an app</h2>
      {client.value && runs.value.length === 0 && <StartHere />}
      {client.value ? (
        <>
          <AppFields />
          <ContextFields />
          <ScopeField key={client.value.clientId} client={client.value} />
          <AutoApproveField />
        </>
      ) : (
        <EmptyState
          title="No launchable clients"
          action={
            <button type="button" class="button" onClick={() => showPage('clients')}>
              Register a client
            </button>
          }
        >
          <p class="muted">An EHR launches an app at its launch URL, or at its redirect URI: register one.</p>
        </EmptyState>
      )}
      <ArmField />
      <ArmedList />
      <LaunchBar />
    </div>
  )
}
