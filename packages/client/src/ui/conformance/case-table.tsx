import type { CaseGroup } from '../../model/api.ts'
import { pluralize } from '../../model/pluralize.ts'
import { TableFrame } from '../components/table-frame.tsx'
import type { CaseEntry } from '../state/conformance/case-entries.ts'
import { CaseRow } from './case-row.tsx'

const COLUMNS = ['Outcome', 'Case', 'Level', 'Rows', 'Why']

/** Shows the cases of a group as a table. */
export function CaseTable({ group, entries }: { group: CaseGroup; entries: readonly CaseEntry[] }) {
  const passed = entries.filter(({ state }) => state === 'passed').length
  const isPlan = entries.some(({ state }) => state === 'planned')
  return (
    <section class="stack-tight" aria-label={group.title}>
      <h3>
        {group.title}{' '}
        <span class="muted small">
          {isPlan ? pluralize(entries.length, 'case') : `${passed} of ${entries.length} passed`}
        </span>
      </h3>
      <TableFrame caption={`Cases about ${group.title}`} columns={COLUMNS} hideCaption className="case-table">
        {entries.map((entry) => (
          <CaseRow key={entry.case.id} entry={entry} />
        ))}
      </TableFrame>
    </section>
  )
}
