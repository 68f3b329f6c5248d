import type { StepDetail } from '../../api.ts'
import { DataTable } from './data-table.tsx'
import { Value } from './value.tsx'
import { VerdictText } from './verdict-text.tsx'

/** Labelled values, each with its own judgement when it has one. */
export function DetailTable({ caption, details }: { caption: string; details: readonly StepDetail[] }) {
  return (
    <DataTable
      className="claims"
      caption={caption}
      columns={['Name', 'Value', 'Judgement']}
      rows={details.map(({ name, value, verdict }) => [
        <code key="name">{name}</code>,
        <Value key="value" value={value} what={name} />,
        verdict ? <VerdictText key="verdict" verdict={verdict} /> : '',
      ])}
    />
  )
}
