import { Note } from '../components/note.tsx'
import { VerdictNote } from '../components/verdict-note.tsx'
import { Waiting } from '../components/waiting.tsx'
import { loading } from '../state/load-everything.ts'
import { serversProblem } from '../state/servers.ts'
import { live } from '../state/shared-events.ts'
import { starting } from '../state/start-run.ts'
import { Configuration } from './configuration.tsx'
import { RunDock } from './run-dock.tsx'
import { RunOptions } from './run-options.tsx'

export function LeftPane() {
  const problem = loading.problem.value ?? starting.problem.value ?? serversProblem.value
  const waiting = loading.waiting.value ?? starting.waiting.value
  return (
    <div class="pane pane-left">
      <Configuration />
      <RunOptions />
      {problem && <VerdictNote verdict={problem} />}
      {waiting && <Waiting target={waiting} />}
      {live.value === 'interrupted' && (
        <Note level="warning">Live updates are interrupted; the page tries again by itself.</Note>
      )}
      <RunDock />
    </div>
  )
}
