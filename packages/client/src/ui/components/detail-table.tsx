import type { ComponentChildren } from 'preact'
import type { StepDetail } from '../../model/api.ts'
import { DataTable } from './data-table.tsx'
import { RelativeTime } from './relative-time.tsx'
import { Value } from './value.tsx'
import { VerdictText } from './verdicts/verdict-text.tsx'

interface Column {
  title: string
  cell: (detail: StepDetail) => ComponentChildren
  /** Returns `true` when a detail has a value for this column. */
  has: (detail: StepDetail) => boolean
}

const columns: readonly Column[] = [
  { title: 'Name', cell: ({ name }) => <code>{name}</code>, has: () => true },
  {
    title: 'Value',
    cell: ({ name, value }) => (
      <>
        <Value value={value} what={name} />
        {isTime(name, value) && (
          <span class="muted">
            {' '}
            <RelativeTime at={Number(value) * 1000} />
          </span>
        )}
      </>
    ),
    has: () => true,
  },
  {
    title: 'What it is for',
    cell: ({ explanation }) => explanation,
    has: ({ explanation }) => explanation !== undefined,
  },
  {
    title: 'Assessment',
    cell: ({ verdict }) => verdict && <VerdictText verdict={verdict} />,
    has: ({ verdict }) => verdict !== undefined,
  },
]

/** Shows labelled values with their explanations and verdicts. */
export function DetailTable({ caption, details }: { caption: string; details: readonly StepDetail[] }) {
  const shown = columns.filter(({ has }) => details.some(has))
  return (
    <DataTable
      caption={caption}
      columns={shown.map(({ title }) => title)}
      rows={details.map((detail) => shown.map(({ cell }) => cell(detail)))}
    />
  )
}

/** Returns `true` for claims that are seconds since the epoch. */
function isTime(name: string, value: string): boolean {
  return /^(exp|iat|nbf|auth_time)$/.test(name) && /^\d{1,11}$/.test(value)
}
