import { EmptyState } from '@smart-mock/page-kit'
import { ScrollArea } from '../components/scroll-area.tsx'
import { selectedRun } from '../state/runs/runs.ts'
import { SequenceDiagram } from './sequence-diagram.tsx'

export function DiagramTab() {
  const run = selectedRun.value
  if (!run?.steps.some(({ arrows }) => arrows.length > 0))
    return (
      <EmptyState title="Nothing to draw yet">
        <p class="muted">
          The handshake is drawn here while it happens: who sends what to whom. Log in to see it grow.
        </p>
      </EmptyState>
    )
  return (
    <div class="stack-tight">
      <h2>Run {run.number} as a sequence</h2>
      <p class="muted small">An arrow opens its step.</p>
      <ScrollArea label="Sequence diagram">
        <SequenceDiagram run={run} />
      </ScrollArea>
    </div>
  )
}
