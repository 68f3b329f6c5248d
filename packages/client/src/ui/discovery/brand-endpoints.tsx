import type { BrandEndpoint } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'

/** Lists the FHIR servers of a brand. */
export function BrandEndpoints({ endpoints }: { endpoints: readonly BrandEndpoint[] }) {
  return (
    <DataTable
      caption="Endpoints of the brand"
      columns={['Endpoint', 'FHIR']}
      rows={endpoints.map(({ address, name, fhirVersions, isThisServer }) => [
        <div key="endpoint">
          <span class="row">
            {name ?? <span class="muted">without a name</span>}
            {isThisServer && <span class="chip">this server</span>}
          </span>
          <code>{address || 'without an address'}</code>
        </div>,
        fhirVersions.join(', '),
      ])}
    />
  )
}
