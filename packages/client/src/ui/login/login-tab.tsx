import { EmptyState } from '@smart-mock/page-kit'
import { NextRunButton } from '../components/next-run-button.tsx'
import { runMode } from '../state/runs/run-mode.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { selectedServer, servers } from '../state/servers.ts'
import { EhrLaunch } from './ehr-launch.tsx'
import { LoginStage } from './login-stage.tsx'
import { ServerDocumentation } from './server-documentation.tsx'
import { StartHere } from './start-here.tsx'

/** Shows the documentation, then the server's own login form. */
export function LoginTab() {
  const server = selectedServer.value
  const run = selectedRun.value
  const mode = runMode.value
  if (!servers.value) return null
  if (!server)
    return (
      <EmptyState title="No server yet" action={<NextRunButton isPrimary />}>
        <p class="muted">
          A server entry describes where the FHIR server is and how this client is registered there.
        </p>
      </EmptyState>
    )
  const underWay = run && ['ready', 'authorizing'].includes(run.state)
  return (
    <>
      {run && <LoginStage run={run} />}
      {!underWay && (
        <>
          {mode === 'ehr' && <EhrLaunch server={server} />}
          {mode && mode !== 'ehr' && !run && <StartHere mode={mode} />}
          <ServerDocumentation server={server} />
        </>
      )}
    </>
  )
}
