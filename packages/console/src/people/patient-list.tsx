import { useSignal } from '@preact/signals'
import { EmptyState } from '@smart-mock/page-kit'
import { setForm } from '../state/launch.ts'
import { showPage } from '../state/navigation.ts'
import { patients } from '../state/people.ts'
import { filterPatients } from './filter-patients.ts'

/** Lists the patients of the tenant, with their special traits. */
export function PatientList() {
  const text = useSignal('')
  const found = filterPatients(patients.value, text.value)
  const choose = (patient: string) => {
    setForm({ patient, encounter: '' })
    showPage('launch')
  }
  return (
    <section aria-labelledby="patients-title" class="stack-tight">
      <h2 id="patients-title">Patients ({patients.value.length})</h2>
      <input
        type="search"
        class="input"
        aria-label="Search patients"
        placeholder="name, id, birth date…  ( / )"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value
        }}
      />
      {found.length === 0 ? (
        <EmptyState
          title="No matching patients"
          action={
            <button
              type="button"
              class="button"
              onClick={() => {
                text.value = ''
              }}
            >
              Show all patients
            </button>
          }
        >
          <p class="muted">Search for part of a name, an id or a birth date such as 1987-02.</p>
        </EmptyState>
      ) : (
        <ul class="lines card">
          {found.map(({ id, name, birthDate, gender, note }) => (
            <li key={id} class="line">
              <span class="grow">
                {name}{' '}
                <span class="muted small">{[birthDate, gender, note].filter(Boolean).join(' · ')}</span>
                <br />
                <code class="muted">{id}</code>
              </span>
              <button
                type="button"
                class="button button-quiet"
                aria-label={`Launch with ${name}, ${id}`}
                onClick={() => choose(id)}
              >
                Launch with
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
