import type { Parameter } from '../../model/api.ts'
import { DataTable } from '../components/data-table.tsx'
import { Value } from '../components/value.tsx'
import { Marked } from './marked.tsx'

interface Props {
  parameters: readonly Parameter[]
  /** Names, in lower case, of those in which the request differs from a correct one. */
  marked?: readonly string[]
}

/** Lists the decoded parameters of a request, each with an explanation. */
export function ParameterTable({ parameters, marked = [] }: Props) {
  if (parameters.length === 0) return null
  return (
    <DataTable
      caption="Parameters"
      columns={['Name', 'Value', 'What it is for']}
      rows={parameters.map(({ name, value, place, explanation, secret }) => [
        <span key="name">
          <code>{name}</code> <span class="muted">{place}</span>{' '}
          {marked.includes(name.toLowerCase()) && <Marked />}
        </span>,
        <Value key="value" value={value} what={name} secret={secret} />,
        explanation ?? '',
      ])}
    />
  )
}
