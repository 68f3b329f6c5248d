import { Icon, LevelBadge } from '@smart-mock/page-kit'
import { pluralize } from '../../model/pluralize.ts'
import { isStepBarOpen } from '../state/open-steps.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { getWorstLevel } from './get-worst-level.ts'
import { RunView } from './run-view.tsx'

/** Shows the run with its steps; on narrow screens as a bar at the bottom that opens upward. */
export function RunDock() {
  const run = selectedRun.value
  const last = run?.steps.at(-1)
  return (
    <section class="run-dock" data-open={isStepBarOpen.value} aria-label="Steps">
      <button
        type="button"
        class="run-toggle"
        aria-expanded={isStepBarOpen.value}
        aria-controls="run-body"
        onClick={() => {
          isStepBarOpen.value = !isStepBarOpen.value
        }}
      >
        <Icon name="chevron" className="chevron" />
        {run ? <LevelBadge level={getWorstLevel(run.counts)} quiet /> : null}
        <span class="grow run-toggle-title">
          {run ? `Run ${run.number}: ${last?.title ?? run.state}` : 'Steps'}
        </span>
        <span class="muted small nowrap">{run && pluralize(run.steps.length, 'step')}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the steps. */}
      <div onKeyDown={closeOnEscape} id="run-body" class="run-body stack-tight">
        <RunView />
      </div>
    </section>
  )
}

function closeOnEscape({ key }: KeyboardEvent): void {
  if (key !== 'Escape' || !isStepBarOpen.value) return
  isStepBarOpen.value = false
  document.querySelector<HTMLElement>('.run-toggle')?.focus()
}
