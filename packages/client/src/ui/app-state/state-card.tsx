import { useSignal } from '@preact/signals'
import { ConfirmButton } from '@smart-mock/page-kit'
import type { AppState, AppStateKey, AppStateValue } from '../../model/api.ts'
import { Note } from '../components/verdicts/note.tsx'
import { appStateAttempt, deleteAppState, saveAppState } from '../state/app-state.ts'
import { StateValues } from './state-values.tsx'

interface Props {
  at: AppStateKey
  /** Absent for a new state. */
  state?: AppState
  /** `true` when it may have changed since it was loaded. */
  mustLoad: boolean
}

/** Edits, saves and deletes one state. */
export function StateCard({ at, state, mustLoad }: Props) {
  const values = useSignal<AppStateValue[]>(state?.values ?? [{ url: at.code.replace('|', '/'), value: '' }])
  const busy = appStateAttempt.waiting.value !== undefined
  const title = state ? `Basic/${state.id}` : 'New state'
  const save = (event: Event) => {
    event.preventDefault()
    const { id, version } = state ?? {}
    void saveAppState({ ...at, ...(id ? { id } : {}), ...(version ? { version } : {}), values: values.value })
  }
  return (
    <form class="card card-body stack-tight" aria-label={title} onSubmit={save}>
      <div class="row spread">
        <h3 class="mono">{title}</h3>
        {state && (
          <span class="row">
            <span class="chip">{state.version ?? 'no version'}</span>
            <span class="muted small">{state.bytes} bytes</span>
          </span>
        )}
      </div>
      <StateValues values={values} locked={state?.locked !== undefined} />
      {state?.locked && <Note level="warning">{state.locked}</Note>}
      <div class="row">
        {!state?.locked && (
          <button type="submit" class="button button-primary" disabled={busy || mustLoad}>
            Save
          </button>
        )}
        {state && !mustLoad && (
          <ConfirmButton
            label="Delete"
            question="Really delete it?"
            onConfirm={() => void deleteAppState(state)}
          />
        )}
        {mustLoad && <span class="muted small">It may have changed: load it again first.</span>}
      </div>
    </form>
  )
}
