import { signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import type { AppState, AppStateAnswer, AppStateDraft, AppStateKey, AppStateValue } from '../../model/api.ts'
import { callApi } from '../api/call-api.ts'
import { createAttempt } from './attempt.ts'
import { createPreference } from './create-preference.ts'
import { selectedRun } from './runs/runs.ts'

/** A state with the step that loaded it: a newly loaded state starts a new edit. */
export type LoadedState = AppState & { seenBy: string }

/** The contents of the tab: the last loaded state, and the outcome of the last request. */
export interface AppStateView {
  runId: string
  key: AppStateKey
  states: LoadedState[]
  last: Pick<AppStateAnswer, 'verdict' | 'stepId'>
  mustLoad: boolean
  /** Values that the user typed and the server refused. */
  unsaved: AppStateValue[]
}

const NOTHING: AppStateView = {
  runId: '',
  key: { code: '' },
  states: [],
  last: { verdict: { level: 'info', message: '' }, stepId: '' },
  mustLoad: false,
  unsaved: [],
}

export const appState = signal<AppStateView | undefined>()
export const appStateCode = createPreference('app-state-code', 'https://app.example.org|notes')
/** Reference of the subject; empty for global state, unset before one was chosen. */
export const appStateSubject = signal<string | undefined>()
export const appStateAttempt = createAttempt()

/** Shows what the server has. */
export async function loadAppState(key: AppStateKey): Promise<void> {
  const answer = await ask('the state', (id) =>
    callApi('POST /api/runs/:id/app-state/load', { id, body: key }),
  )
  if (answer) change({ key, states: seenBy(answer), mustLoad: answer.mustLoad })
}

export async function saveAppState(draft: AppStateDraft): Promise<void> {
  const answer = await ask('the state to be saved', (id) =>
    callApi('POST /api/runs/:id/app-state/save', { id, body: draft }),
  )
  const before = appState.value?.states ?? []
  const [saved] = answer ? seenBy(answer) : []
  if (saved && draft.id) change({ states: before.map((each) => (each.id === saved.id ? saved : each)) })
  else if (saved) change({ states: [...before, saved] })
  if (saved) change({ unsaved: [] })
  else if (answer?.mustLoad) change({ unsaved: draft.values })
}

export async function deleteAppState({ id: stateId, version }: AppState): Promise<void> {
  const body = { id: stateId, ...(version ? { version } : {}) }
  const answer = await ask('the state to be deleted', (id) =>
    callApi('POST /api/runs/:id/app-state/delete', { id, body }),
  )
  if (answer?.verdict.level === 'ok')
    change({ states: appState.value?.states.filter(({ id }) => id !== stateId) ?? [] })
}

const seenBy = ({ states, stepId }: AppStateAnswer): LoadedState[] =>
  states.map((state) => ({ ...state, seenBy: stepId }))

/** Sends one request; the state must be loaded again until a load succeeds. */
async function ask(
  what: string,
  work: (runId: string) => Promise<AppStateAnswer>,
): Promise<AppStateAnswer | undefined> {
  const runId = selectedRun.value?.id
  if (!runId) return undefined
  const answer = await appStateAttempt.run(what, () => work(runId))
  if (!answer) return undefined
  const { verdict, stepId, mustLoad } = answer
  change({ runId, last: { verdict, stepId }, mustLoad: mustLoad || appState.value?.mustLoad === true })
  announce(verdict.message)
  return answer
}

/** Changes the view; the view of another run is discarded. */
function change(changes: Partial<AppStateView>): void {
  const before = appState.value
  const isOther = changes.runId !== undefined && changes.runId !== before?.runId
  appState.value = { ...(before && !isOther ? before : NOTHING), ...changes }
}
