import { DataTable } from '../../components/data-table.tsx'
import { CellValue } from './cell-value.tsx'
import { listBundleEntries } from './list-bundle-entries.ts'
import { ReferenceLink } from './reference-link.tsx'
import { summarizeResource } from './summarize-resource.ts'

/** Shows a bundle with a line per entry, or one resource with a line per element. */
export function ResourceTable({ resource }: { resource: Record<string, unknown> | undefined }) {
  if (!resource) return <p class="muted">No data for a table; “Raw” shows the response as received.</p>
  if (resource.resourceType !== 'Bundle')
    return (
      <DataTable
        caption={String(resource.resourceType ?? 'Answer')}
        columns={['Element', 'Value']}
        rows={Object.entries(resource)
          .filter(([name]) => name !== 'text')
          .map(([name, value]) => [<code key="name">{name}</code>, <CellValue key="value" value={value} />])}
      />
    )
  const entries = listBundleEntries(resource)
  const total = typeof resource.total === 'number' ? ` of ${resource.total}` : ''
  if (entries.length === 0)
    return (
      <p class="muted">The bundle is empty: nothing matched, or the token does not permit access to it.</p>
    )
  return (
    <DataTable
      caption={`${entries.length}${total} entries`}
      columns={['Resource', 'What', 'Value', 'When', 'Status', 'Reason']}
      rows={entries.map(({ resource: entry, mode, status }) => {
        const { reference, what, value, when, state } = summarizeResource(entry)
        return [
          reference && <ReferenceLink key="ref" reference={reference} />,
          what,
          value,
          <span key="when" class="nowrap">
            {when}
          </span>,
          state ?? status,
          mode,
        ]
      })}
    />
  )
}
