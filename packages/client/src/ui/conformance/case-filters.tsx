import { Select } from '@smart-mock/page-kit'
import {
  type CaseState,
  caseEntries,
  caseGroups,
  groupFilter,
  shownEntries,
  stateFilter,
  textFilter,
} from '../state/conformance/case-entries.ts'
import { LOOKS } from './outcome-badge.tsx'

const STATES: readonly CaseState[] = [
  'failed',
  'warning',
  'info',
  'inconclusive',
  'waiting',
  'planned',
  'skipped',
  'passed',
]

/** Filters the cases by outcome, by group, and by a text. */
export function CaseFilters() {
  const all = caseEntries.value
  const states = STATES.map((state) => [state, all.filter((each) => each.state === state).length] as const)
  const groups = caseGroups.value.map(({ name, title }) => [name, title] as const)
  return (
    <div class="case-filters">
      <fieldset class="fieldset row" aria-label="Show cases by outcome">
        <StateButton state="" label="All" count={all.length} />
        {states.map(
          ([state, count]) =>
            (count > 0 || state === stateFilter.value) && (
              <StateButton key={state} state={state} label={LOOKS[state].word} count={count} />
            ),
        )}
      </fieldset>
      <div class="row">
        <Select
          label="Group"
          value={groupFilter.value}
          options={[['', 'All groups'] as const, ...groups]}
          onChange={(group) => {
            groupFilter.value = group
          }}
        />
        <input
          class="input case-search"
          type="search"
          aria-label="Find cases by name, row or text"
          placeholder="Name, S-008 or text"
          value={textFilter.value}
          onInput={(event) => {
            textFilter.value = event.currentTarget.value
          }}
        />
        <output class="muted small">
          {shownEntries.value.length === all.length ? '' : `${shownEntries.value.length} of ${all.length}`}
        </output>
      </div>
    </div>
  )
}

function StateButton({ state, label, count }: { state: CaseState | ''; label: string; count: number }) {
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-pressed={stateFilter.value === state}
      onClick={() => {
        stateFilter.value = state
      }}
    >
      {label} <span class="muted">{count}</span>
    </button>
  )
}
