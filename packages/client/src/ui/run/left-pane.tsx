import { AttemptStatus } from '../components/attempt-status.tsx'
import { Note } from '../components/note.tsx'
import { VerdictNote } from '../components/verdict-note.tsx'
import { loading } from '../state/load-everything.ts'
import { serversProblem } from '../state/servers.ts'
import { live } from '../state/shared-events.ts'
import { starting } from '../state/start-run.ts'
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
      <AttemptStatus attempt={loading} />
      <AttemptStatus attempt={starting} />
      {live.value === 'interrupted' && (
        <Note level="warning">Live updates are interrupted; the page tries again by itself.</Note>
      )}
      <RunDock />
    </div>
  )
}
