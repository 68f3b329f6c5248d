import type { Run } from '../../model/api.ts'
import { StepRow } from './step-row.tsx'

/** Lists the steps of a run; the arrow keys up and down move between the lines. */
export function StepList({ run }: { run: Run }) {
  return (
    <ol class="steps" aria-label={`Steps of run ${run.number}`} onKeyDown={walk}>
      {run.steps.map((step) => (
        <StepRow key={step.id} step={step} run={run} />
      ))}
    </ol>
  )
}

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.step-line')]
  const at = lines.indexOf(document.activeElement as HTMLElement)
  if (!step || at < 0) return
  event.preventDefault()
  lines.at((at + step) % lines.length)?.focus()
}
