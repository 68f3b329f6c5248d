import { callApi } from '../api/call-api.ts'
import { runMode } from '../state/runs/run-mode.ts'
import { isRunOpen, selectedRun } from '../state/runs/runs.ts'
import { startAttempt, startRun } from '../state/runs/start-run.ts'
import { selectedServer } from '../state/servers.ts'

/** Logs in, cancels or logs out, depending on the selected run's state. */
export function LoginButton() {
  const run = selectedRun.value
  const server = selectedServer.value
  const mode = runMode.value
  return (
    <div class="header-login row">
      <button
        type="button"
        class="button button-primary"
        disabled={!server || startAttempt.waiting.value !== undefined}
        onClick={() => void startRun()}
      >
        {mode === 'backend' ? 'Get a token' : 'Log in'}
      </button>
      {run && isRunOpen.value && (
        <button type="button" class="button" onClick={() => void act('cancel', run.id)}>
          Cancel
        </button>
      )}
      {run?.state === 'active' && (
        <button type="button" class="button" onClick={() => void act('logout', run.id)}>
          Log out
        </button>
      )}
    </div>
  )
}

async function act(action: 'cancel' | 'logout', id: string): Promise<void> {
  await startAttempt.run('the server', () => callApi(`POST /api/runs/:id/${action}`, { id }))
}
