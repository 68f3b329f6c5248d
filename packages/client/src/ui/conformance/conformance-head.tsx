import type { ConformanceRun, ServerEntry } from '../../model/api.ts'
import { pluralize } from '../../model/pluralize.ts'
import { formatDuration } from '../components/format-duration.ts'
import { caseEntries } from '../state/conformance/case-entries.ts'
import { conformanceAttempt, conformancePlan, conformanceRun } from '../state/conformance/conformance.ts'
import { startConformance, stopConformance } from '../state/conformance/conformance-actions.ts'
import { describeOutcomes } from '../state/conformance/describe-outcomes.ts'
import { ConformanceMenus } from './conformance-menus.tsx'
import { LoginCard } from './login-card.tsx'

/** Shows the plan or the state of a run, and the buttons that start and stop it. */
export function ConformanceHead({ server }: { server: ServerEntry }) {
  const run = conformanceRun.value
  const isRunning = run?.state === 'running'
  return (
    <div class="stack-tight">
      {run ? <RunLine run={run} /> : <PlanLine />}
      <div class="row">
        <StartButton label="Run without login" isPrimary withLogins={false} server={server} />
        <StartButton label="Run all" withLogins server={server} />
        {run && isRunning && (
          <button type="button" class="button" onClick={() => void stopConformance(run.id)}>
            Stop
          </button>
        )}
        {run && <ConformanceMenus run={run} />}
      </div>
      {run?.login && <LoginCard run={run} login={run.login} />}
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

interface StartProps {
  label: string
  isPrimary?: boolean
  withLogins: boolean
  server: ServerEntry
}

function StartButton({ label, isPrimary = false, withLogins, server }: StartProps) {
  const isBusy = conformanceRun.value?.state === 'running' || conformanceAttempt.waiting.value !== undefined
  return (
    <button
      type="button"
      class={`button ${isPrimary ? 'button-primary' : ''}`}
      disabled={isBusy}
      onClick={() => void startConformance(server.id, withLogins)}
    >
      {label}
    </button>
  )
}

function PlanLine() {
  const entries = caseEntries.value
  if (entries.length === 0) return null
  const runnable = entries.filter(({ state }) => state === 'planned')
  const without = runnable.filter((entry) => !entry.case.needsLogin).length
  const logins = conformancePlan.value?.logins ?? 0
  return (
    <p>
      <strong>
        {without} of {entries.length} cases need no login
      </strong>
      {logins > 0 && ` · ${pluralize(logins, 'login')} for ${runnable.length - without} more`}.{' '}
      <span class="muted">Each other case says what it needs.</span>
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
