import { useSignal } from '@preact/signals'
import { EmptyState } from '@smart-mock/page-kit'
import type { AppStateSupport } from '../../model/api.ts'
import { NextRunButton } from '../components/next-run-button.tsx'
import { ServersButton } from '../components/servers-button.tsx'
import { AttemptStatus } from '../components/verdicts/attempt-status.tsx'
import { type AppStateView, appState, appStateAttempt } from '../state/app-state.ts'
import { selectedRun } from '../state/runs/runs.ts'
import { tokens } from '../state/tokens.ts'
import { LastAnswer } from './last-answer.tsx'
import { StateCard } from './state-card.tsx'
import { StateLookup } from './state-lookup.tsx'

/** Edits the small state that an app stores at the server (SMART 2.2, experimental). */
export function AppStateTab() {
  const run = selectedRun.value
  const offer = tokens.value?.view.appState
  if (!run || !offer)
    return (
      <EmptyState title="Not signed in" action={<NextRunButton />}>
        <p class="muted">App state requires an access token: log in first.</p>
      </EmptyState>
    )
  if (offer.cannot !== undefined)
    return (
      <EmptyState title="No app state here" action={<ServersButton label="Choose another server" />}>
        <p class="muted">{offer.cannot}</p>
      </EmptyState>
    )
  const shown = appState.value?.runId === run.id ? appState.value : undefined
  return (
    <div class="stack">
      <Head offer={offer} />
      <StateLookup offer={offer} />
      <AttemptStatus attempt={appStateAttempt} />
      {shown && <LastAnswer shown={shown} />}
      {shown && <StateList key={`${shown.key.code} ${shown.key.subject}`} shown={shown} />}
    </div>
  )
}

function Head({ offer }: { offer: AppStateSupport }) {
  return (
    <div class="stack-tight prose">
      <h2>
        App state at <code>{offer.endpoint}</code>
      </h2>
      <p class="muted">
        Data that an app stores for later: settings, keys; nothing clinical, at most 256 kB. Experimental in
        SMART 2.2. Stored values may have been written by anyone, so they are shown as plain text only.
      </p>
    </div>
  )
}

function StateList({ shown }: { shown: AppStateView }) {
  const { states, mustLoad, key } = shown
  // Number of states when another was started: that one is shown until the number grows.
  const addingTo = useSignal(0)
  return (
    <>
      <p class="muted small">
        <code>{key.code}</code> about {key.subject === undefined ? 'nobody' : <code>{key.subject}</code>}
      </p>
      {states.map((state) => (
        <StateCard key={`${state.id} ${state.seenBy}`} at={key} state={state} mustLoad={mustLoad} />
      ))}
      {states.length === addingTo.value ? (
        <StateCard key={`new ${states.length}`} at={key} mustLoad={false} />
      ) : (
        <div>
          <button
            type="button"
            class="button"
            onClick={() => {
              addingTo.value = states.length
            }}
          >
            Add another state
          </button>
        </div>
      )}
    </>
  )
}
