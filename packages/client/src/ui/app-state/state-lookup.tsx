import { SelectField, TextField } from '@smart-mock/page-kit'
import type { AppStateSupport } from '../../model/api.ts'
import { appStateAttempt, appStateCode, appStateSubject, loadAppState } from '../state/app-state.ts'

/** Chooses a state: its code, and its subject. */
export function StateLookup({ offer }: { offer: AppStateSupport }) {
  const options = [
    ...offer.subjects.map(({ reference, label }) => [reference, label] as const),
    ['', 'No subject: the same for all (global)'] as const,
  ]
  const chosen = appStateSubject.value
  const subject = options.some(([reference]) => reference === chosen) ? chosen : options[0]?.[0]
  const load = (event: Event) => {
    event.preventDefault()
    void loadAppState({ code: appStateCode.value.trim(), ...(subject ? { subject } : {}) })
  }
  return (
    <form class="stack-tight" onSubmit={load}>
      <div class="columns">
        <TextField
          label="Code (system|code)"
          wire
          required
          value={appStateCode.value}
          onChange={(code) => {
            appStateCode.value = code
          }}
        />
        <SelectField
          label="About"
          value={subject ?? ''}
          options={options}
          onChange={(reference) => {
            appStateSubject.value = reference
          }}
        />
      </div>
      <div>
        <button
          type="submit"
          class="button button-primary"
          disabled={appStateAttempt.waiting.value !== undefined}
        >
          Load
        </button>
      </div>
    </form>
  )
}
