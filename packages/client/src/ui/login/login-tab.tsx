import { EmptyState } from '@smart-mock/page-kit'
import { showPage } from '../state/navigation.ts'
import { runMode } from '../state/runs/run-mode.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { selectedServer, servers } from '../state/servers.ts'
import { EhrLaunch } from './ehr-launch.tsx'
import { LoginStage } from './login-stage.tsx'
import { ServerDocumentation } from './server-documentation.tsx'

/** Shows the documentation, then the server's own login form. */
export function LoginTab() {
  const server = selectedServer.value
  const run = selectedRun.value
  if (!servers.value) return null
  if (!server)
    return (
      <EmptyState title="No server yet">
        <p class="muted">
          A server entry describes where the FHIR server is and how this client is registered there.
        </p>
        <button type="button" class="button button-primary" onClick={() => showPage('servers')}>
          Add a server
        </button>
      </EmptyState>
    )
  const underWay = run && ['ready', 'authorizing'].includes(run.state)
  return (
    <>
      {run && <LoginStage run={run} />}
      {!underWay && (
        <>
          <ServerDocumentation server={server} />
          {runMode.value === 'ehr' && <EhrLaunch server={server} />}
        </>
      )}
    </>
  )
}
