import { call } from '../api/call.ts'
import { show } from '../state/navigation.ts'
import { chosenMode } from '../state/runs/run-options.ts'
import { runIsOpen, selectedRun } from '../state/runs/runs.ts'
import { starting, startRun } from '../state/runs/start-run.ts'
import { selectedServer } from '../state/servers.ts'

/** Log in, cancel or log out, as the selected run's state asks. */
export function LoginButton() {
  const run = selectedRun.value
  const server = selectedServer.value
  const mode = chosenMode.value ?? server?.launchMode
  const logIn = () => (mode === 'ehr' ? show('login') : void startRun())
  return (
    <div class="header-login row">
      <button
        type="button"
        class="button button-primary"
        disabled={!server || starting.waiting.value !== undefined}
        onClick={logIn}
      >
        {mode === 'backend' ? 'Get token' : 'Log in'}
      </button>
      {run && runIsOpen.value && (
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
  await starting.run('the server', () => call(`POST /api/runs/:id/${action}`, { id }))
}
