import { describeStep, READINESS_NOTE } from '../../../model/describe-readiness.ts'
import {
  type Readiness,
  type ReadinessStep,
  STEP_OUTCOMES,
  type StepOutcome,
} from '../../../model/readiness.ts'
import { DataTable } from '../../components/data-table.tsx'
import { revealCase } from '../../state/conformance/case-entries.ts'
import { shownSteps, stepFilter } from '../../state/conformance/readiness.ts'
import { StepBadge } from './step-badge.tsx'

const COLUMNS = ['Step', 'About', 'Outcome', 'Cases', 'Details']

/** Shows the steps of a certification with the cases that answer them, and filters them by outcome. */
export function ReadinessTable({ readiness: { title, counts, steps } }: { readiness: Readiness }) {
  return (
    <>
      <p class="muted">{READINESS_NOTE}</p>
      <fieldset class="fieldset row" aria-label="Show steps by outcome">
        <OutcomeButton outcome="" label="All steps" count={steps.length} />
        {STEP_OUTCOMES.map(
          (outcome) =>
            counts[outcome] > 0 && (
              <OutcomeButton key={outcome} outcome={outcome} label={outcome} count={counts[outcome]} />
            ),
        )}
      </fieldset>
      <DataTable
        caption={`Steps of ${title}`}
        hideCaption
        columns={COLUMNS}
        rows={shownSteps.value.map((step) => [
          <code key="step">{step.step}</code>,
          step.about,
          <StepBadge key="outcome" outcome={step.outcome} />,
          <StepCases key="cases" step={step} />,
          <StepDetails key="details" step={step} />,
        ])}
      />
    </>
  )
}

function OutcomeButton({
  outcome,
  label,
  count,
}: {
  outcome: StepOutcome | ''
  label: string
  count: number
}) {
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-pressed={stepFilter.value === outcome}
      onClick={() => {
        stepFilter.value = outcome
      }}
    >
      {label} <span class="muted">{count}</span>
    </button>
  )
}

/** Shows the cases that answer a step; those of the run lead to their line. */
function StepCases({ step: { cases } }: { step: ReadinessStep }) {
  if (cases.length === 0) return <span class="muted">none</span>
  return (
    <ul class="stack-tight small">
      {cases.map(({ id, state }) => (
        <li key={id}>
          {state === 'not run' || state === 'not built yet' ? (
            <code>{id}</code>
          ) : (
            <button type="button" class="button-link" onClick={() => revealCase(id)}>
              {id}
            </button>
          )}{' '}
          <span class="muted">{state}</span>
        </li>
      ))}
    </ul>
  )
}

function StepDetails({ step }: { step: ReadinessStep }) {
  return (
    <>
      {describeStep(step).map((line) => (
        <p key={line} class="small">
          {line}
        </p>
      ))}
    </>
  )
}
