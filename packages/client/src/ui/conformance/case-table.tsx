import type { CaseGroup } from '../../model/api.ts'
import { pluralize } from '../../model/pluralize.ts'
import { ScrollArea } from '../components/scroll-area.tsx'
import type { CaseEntry } from '../state/conformance/case-entries.ts'
import { CaseRow } from './case-row.tsx'

const COLUMNS = ['Outcome', 'Case', 'Level', 'Rows', 'Why']

/** Shows the cases of a group as a table; on narrow screens each case becomes a block. */
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
      <ScrollArea label={group.title}>
        <table class="table table-stacks case-table">
          <caption class="visually-hidden">Cases about {group.title}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <CaseRow key={entry.case.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  )
}
