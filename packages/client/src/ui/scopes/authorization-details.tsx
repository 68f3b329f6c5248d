import type { AuthorizationDetail } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { openQuery } from '../state/query.ts'

/** Lists the FHIR servers that accept the token, each with its own patient. */
export function AuthorizationDetails({ details }: { details: readonly AuthorizationDetail[] }) {
  const rows = details.flatMap((detail) => detail.locations.map((location) => ({ ...detail, location })))
  return (
    <section class="stack-tight" aria-label="authorization_details">
      <h3>The token is for these servers</h3>
      <DataTable
        caption="FHIR servers of authorization_details"
        hideCaption
        columns={['FHIR base', 'Patient', 'Scope']}
        rows={rows.map(({ location, patient, scope }) => [
          <code key="location">{location}</code>,
          patient && (
            <button
              key="patient"
              type="button"
              class="button-link mono"
              onClick={() => openQuery(`${location.replace(/\/+$/, '')}/Patient/${patient}`)}
            >
              Patient/{patient}
            </button>
          ),
          <code key="scope">{scope}</code>,
        ])}
      />
    </section>
  )
}
