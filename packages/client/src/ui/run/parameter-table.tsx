import type { Parameter } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { Value } from '../components/value.tsx'

/** Lists the decoded parameters of a request, each with an explanation. */
export function ParameterTable({ parameters }: { parameters: readonly Parameter[] }) {
  if (parameters.length === 0) return null
  return (
    <DataTable
      caption="Parameters"
      columns={['Name', 'Value', 'What it is for']}
      rows={parameters.map(({ name, value, place, explanation, secret }) => [
        <span key="name">
          <code>{name}</code> <span class="muted">{place}</span>
        </span>,
        <Value key="value" value={value} what={name} secret={secret} />,
        explanation ?? '',
      ])}
    />
  )
}
