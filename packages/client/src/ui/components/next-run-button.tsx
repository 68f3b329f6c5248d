import { showPage } from '../state/navigation.ts'
import { isStepBarOpen } from '../state/open-steps.ts'
import { runMode } from '../state/runs/run-mode.ts'
import { startAttempt, startRun } from '../state/runs/start-run.ts'

const LABELS = {
  standalone: 'Log in now',
  ehr: 'Show how an EHR launches it',
  backend: 'Get a token now',
} as const

/** Starts the next run from a place where a run is missing; without a server, leads to where one is added. */
export function NextRunButton({ isPrimary = false }: { isPrimary?: boolean }) {
  const mode = runMode.value
  const open = () => {
    isStepBarOpen.value = false
    if (mode) void startRun()
    else showPage('servers')
  }
  return (
    <button
      type="button"
      class={isPrimary ? 'button button-primary' : 'button'}
      disabled={startAttempt.waiting.value !== undefined}
      onClick={open}
    >
      {mode ? LABELS[mode] : 'Add a server'}
    </button>
  )
}
