import type { BrandEndpoint } from '../../api.ts'
import { DataTable } from '../components/data-table.tsx'

/** The FHIR servers that a brand lists. */
export function BrandEndpoints({ endpoints }: { endpoints: readonly BrandEndpoint[] }) {
  return (
    <DataTable
      caption="Endpoints of the brand"
      columns={['Address', 'Name', 'FHIR']}
      rows={endpoints.map(({ address, name, fhirVersions, isThisServer }) => [
        <span key="address">
          <code>{address || 'without an address'}</code>{' '}
          {isThisServer && <span class="chip">this server</span>}
        </span>,
        name ?? 'without a name',
        fhirVersions.join(', '),
      ])}
    />
  )
}
