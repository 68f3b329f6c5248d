import { useSignal } from '@preact/signals'
import { EmptyState } from '@smart-mock/page-kit'
import { catalogue } from '../state/faults.ts'
import { ArmedList } from './armed-list.tsx'
import { FaultFilters } from './fault-filters.tsx'
import { FaultRow } from './fault-row.tsx'
import { type FaultFilter, filterFaults } from './filter-faults.ts'

const ALL: FaultFilter = { text: '', step: '', kind: '' }

/** Shows every fault that can be armed. */
export function FaultsPage() {
  const filter = useSignal(ALL)
  if (!catalogue.value) return <p class="muted">Loading the catalogue…</p>
  const found = filterFaults(catalogue.value, filter.value)
  return (
    <div class="stack">
      <ArmedList />
      <section aria-labelledby="faults-title" class="stack-tight">
        <div class="row spread">
          <h2 id="faults-title">Faults</h2>
          <span class="muted small" role="status">
            {found.length} of {catalogue.value.length}
          </span>
        </div>
        <FaultFilters filter={filter} />
        {found.length === 0 ? (
          <EmptyState
            title="No matching faults"
            action={
              <button
                type="button"
                class="button"
                onClick={() => {
                  filter.value = ALL
                }}
              >
                Show all faults
              </button>
            }
          >
            <p class="muted">No fault of that step and kind has all of these words.</p>
          </EmptyState>
        ) : (
          <ul class="lines card">
            {found.map((fault) => (
              <FaultRow key={fault.name} fault={fault} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
