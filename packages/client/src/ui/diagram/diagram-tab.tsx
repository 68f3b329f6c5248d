import { EmptyState } from '@smart-mock/page-kit'
import { NextRunButton } from '../components/next-run-button.tsx'
import { ScrollArea } from '../components/scroll-area.tsx'
import { selectedRun } from '../state/runs/runs.ts'
import { SequenceDiagram } from './sequence-diagram.tsx'

export function DiagramTab() {
  const run = selectedRun.value
  if (!run?.steps.some(({ arrows }) => arrows.length > 0))
    return (
      <EmptyState title="Nothing to draw yet" action={<NextRunButton />}>
        <p class="muted">
          The authorization flow is drawn here as it happens: who sends what to whom. Log in to see it.
        </p>
      </EmptyState>
    )
  return (
    <div class="stack-tight">
      <h2>Run {run.number} as a sequence</h2>
      <p class="muted small">Select an arrow to open its step.</p>
      <ScrollArea label="Sequence diagram">
        <SequenceDiagram run={run} />
      </ScrollArea>
    </div>
  )
}
