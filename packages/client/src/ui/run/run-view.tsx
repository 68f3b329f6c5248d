import { EmptyState } from '@smart-mock/page-kit'
import { NextRunButton } from '../components/next-run-button.tsx'
import { Note } from '../components/verdicts/note.tsx'
import { VerdictNote } from '../components/verdicts/verdict-note.tsx'
import { missingRun, selectedRun } from '../state/runs/runs.ts'
import { FindingNote } from './finding-note.tsx'
import { PausedBar } from './paused-bar.tsx'
import { RunHead } from './run-head.tsx'
import { StepList } from './step-list.tsx'

export function RunView() {
  const run = selectedRun.value
  if (missingRun.value)
    return (
      <Note level="info">
        The run in the URL no longer exists: smart-client was restarted, or this is another browser session.
        Log in again to start a new one.
      </Note>
    )
  if (!run)
    return (
      <EmptyState title="No run yet" action={<NextRunButton />}>
        <p class="muted">
          Choose a server above and log in: every step of the authorization flow appears here, live.
        </p>
      </EmptyState>
    )
  return (
    <>
      <RunHead run={run} />
      {run.error && <VerdictNote verdict={run.error} />}
      {run.findings.map((finding) => (
        <FindingNote key={finding.pitfall} finding={finding} />
      ))}
      <PausedBar run={run} />
      <StepList run={run} />
    </>
  )
}
