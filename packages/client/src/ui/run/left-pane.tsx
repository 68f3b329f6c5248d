import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { Note } from '../components/verdicts/note.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { eventStreamState } from '../state/events/shared-events.ts'
import { loadAttempt } from '../state/load-everything.ts'
import { startAttempt } from '../state/runs/start-run.ts'
import { serversProblem } from '../state/servers.ts'
import { Configuration } from './configuration.tsx'
import { RunDock } from './run-dock.tsx'
import { RunOptions } from './run-options.tsx'

export function LeftPane() {
  const problem = serversProblem.value
  return (
    <div class="pane pane-left">
      <Configuration />
      <RunOptions />
      {problem && <VerdictNote verdict={problem} />}
      <AttemptStatus attempt={loadAttempt} />
      <AttemptStatus attempt={startAttempt} />
      {eventStreamState.value === 'interrupted' && (
        <Note level="warning">Live updates are interrupted; the page reconnects automatically.</Note>
      )}
      <RunDock />
    </div>
  )
}
