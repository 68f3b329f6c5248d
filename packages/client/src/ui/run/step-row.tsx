import { Icon, LevelBadge } from '@smart-mock/page-kit'
import type { Run, Step } from '../../model/api.ts'
import { openSteps, toggleStep } from '../state/open-steps.ts'
import { StepBody } from './step-body.tsx'
import { StepTime } from './step-time.tsx'

/** Shows one step as a line that opens in place. */
export function StepRow({ step, run }: { step: Step; run: Run }) {
  const open = openSteps.value.has(step.id)
  const { verdict, state } = step
  const why = verdict && verdict.level !== 'ok' && verdict.level !== 'info'
  return (
    <li class="step step-new">
      <button
        id={`step-${step.id}`}
        type="button"
        class="step-line"
        aria-expanded={open}
        onClick={() => toggleStep(step.id)}
      >
        {verdict ? <LevelBadge level={verdict.level} quiet /> : <Icon name="pending" />}
        <span class="grow">
          {step.title}
          {state !== 'done' && (
            <span class="muted small"> waiting for {step.waitingFor ?? 'a response'}</span>
          )}
          {why && <span class="step-why"> {open ? '' : 'why?'}</span>}
        </span>
        <StepTime step={step} />
        <Icon name="chevron" className="chevron" />
      </button>
      {open && <StepBody step={step} run={run} />}
    </li>
  )
}
