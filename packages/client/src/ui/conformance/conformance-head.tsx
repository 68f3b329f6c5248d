import type { ConformanceRun, ServerEntry } from '../../model/api.ts'
import { formatDuration } from '../components/format-duration.ts'
import { caseEntries } from '../state/conformance/case-entries.ts'
import { conformanceAttempt, conformanceRun } from '../state/conformance/conformance.ts'
import { startConformance, stopConformance } from '../state/conformance/conformance-actions.ts'
import { describeOutcomes } from '../state/conformance/describe-outcomes.ts'
import { ConformanceMenus } from './conformance-menus.tsx'

/** Shows the plan or the state of a run, and the buttons that start and stop it. */
export function ConformanceHead({ server }: { server: ServerEntry }) {
  const run = conformanceRun.value
  const isRunning = run?.state === 'running'
  return (
    <div class="stack-tight">
      {run ? <RunLine run={run} /> : <PlanLine />}
      <div class="row">
        <button
          type="button"
          class="button button-primary"
          disabled={isRunning || conformanceAttempt.waiting.value !== undefined}
          onClick={() => void startConformance(server.id)}
        >
          Run without login
        </button>
        {run && isRunning && (
          <button type="button" class="button" onClick={() => void stopConformance(run.id)}>
            Stop
          </button>
        )}
        {run && <ConformanceMenus run={run} />}
      </div>
      {run && isRunning && (
        <progress
          class="case-progress"
          aria-label="Cases that have run"
          max={run.cases.length}
          value={run.outcomes.length}
        />
      )}
    </div>
  )
}

function PlanLine() {
  const entries = caseEntries.value
  if (entries.length === 0) return null
  const runnable = entries.filter(({ state }) => state === 'planned').length
  return (
    <p>
      <strong>
        {runnable} of {entries.length} cases can run without a login.
      </strong>{' '}
      <span class="muted">The others say what they need.</span>
    </p>
  )
}

function RunLine({ run }: { run: ConformanceRun }) {
  const { number, state, smartVersion, startedAt, durationMs, stopped, outcomes, cases } = run
  const started = new Date(startedAt)
  return (
    <div class="stack-tight">
      <p class="row">
        <strong>
          Run {number}, SMART {smartVersion}
        </strong>
        <time class="muted" dateTime={started.toISOString()} title={started.toLocaleString()}>
          {started.toLocaleTimeString()}
        </time>
        {state !== 'running' && durationMs !== undefined && (
          <span class="muted">{formatDuration(durationMs)}</span>
        )}
        <span class="chip">{state}</span>
        <span>
          {state === 'running' ? `${outcomes.length} of ${cases.length} cases: ` : `${cases.length} cases: `}
          {describeOutcomes(outcomes)}
        </span>
      </p>
      {stopped && <p class="muted">The run did not come to its end: {stopped}</p>}
    </div>
  )
}
