import { armed, disarmAll } from '../state/faults.ts'
import { ArmedRow } from './armed-row.tsx'

/** Lists the armed faults, with their counters. */
export function ArmedList() {
  const count = armed.value.length
  if (count === 0) return null
  return (
    <section aria-labelledby="armed-title" class="card">
      <div class="card-head">
        <h2 id="armed-title">Armed ({count})</h2>
        {count > 1 && (
          <button type="button" class="button button-quiet" onClick={() => void disarmAll()}>
            Disarm all
          </button>
        )}
      </div>
      <ul class="lines">
        {armed.value.map((each) => (
          <ArmedRow key={each.id} armed={each} />
        ))}
      </ul>
    </section>
  )
}
