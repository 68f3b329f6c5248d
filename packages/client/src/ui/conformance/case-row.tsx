import { Icon } from '@smart-mock/page-kit'
import { type CaseEntry, openCases, toggleCase } from '../state/conformance/case-entries.ts'
import { CaseDetail } from './case-detail.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'

/** Shows a case as a line that opens in place. */
export function CaseRow({ entry }: { entry: CaseEntry }) {
  const { id, title, level, catalogueIds } = entry.case
  const isOpen = openCases.value.has(id)
  return (
    <>
      <tr class={isOpen ? 'case-open' : ''}>
        <td class="case-outcome">
          <OutcomeBadge state={entry.state} />
        </td>
        <th scope="row" data-column="Case">
          <button
            id={`case-${id}`}
            type="button"
            class="case-toggle"
            aria-expanded={isOpen}
            onClick={() => toggleCase(id)}
          >
            <Icon name="chevron" className="chevron" />
            <span>
              {title} <code class="muted">{id}</code>
            </span>
          </button>
        </th>
        <td data-column="Level">{level}</td>
        <td data-column="Rows">{catalogueIds.join(' ')}</td>
        <td data-column="Why">{entry.why}</td>
      </tr>
      {isOpen && (
        <tr>
          <td class="case-cell" colSpan={5}>
            <CaseDetail entry={entry} />
          </td>
        </tr>
      )}
    </>
  )
}
