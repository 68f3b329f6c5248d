import { NextRunButton } from '../components/next-run-button.tsx'
import { runMode } from '../state/runs/run-mode.ts'
import { chosenMode } from '../state/runs/run-options.ts'
import { selectServer } from '../state/runs/runs.ts'
import { servers } from '../state/servers.ts'

/** Selects a backend service, whose token an export requires; if one is selected, gets its token. */
export function BackendButton() {
  const entry = servers.value?.find(({ clientType }) => clientType === 'backend')
  if (runMode.value === 'backend' || !entry) return <NextRunButton />
  const use = () => {
    chosenMode.value = undefined
    void selectServer(entry.id)
  }
  return (
    <button type="button" class="button" onClick={use}>
      Use {entry.name}
    </button>
  )
}
