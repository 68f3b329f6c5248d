import type { Verdict } from '../api/types.ts'
import { OutcomeBadge } from '../components/outcome-badge.tsx'
import { armed } from '../state/faults.ts'
import { PAGES, page, pageIds } from '../state/navigation.ts'
import { report } from '../state/report.ts'

const WORST_FIRST: readonly Verdict['outcome'][] = [
  'not met',
  'pending',
  'inconclusive',
  'met',
  'informational',
]

export function PageNav() {
  const count = armed.value.length
  const answer = WORST_FIRST.find((each) =>
    report.value?.verdicts.some((verdict) => verdict.outcome === each),
  )
  return (
    <nav class="nav" aria-label="Pages">
      {pageIds.map((id) => (
        <a key={id} class="nav-link" href={`#${id}`} aria-current={page.value === id ? 'page' : undefined}>
          {PAGES[id].title}
          {id === 'faults' && count > 0 && <span class="nav-count">{count} armed</span>}
          {id === 'runs' && answer && <OutcomeBadge answer={answer} />}
        </a>
      ))}
    </nav>
  )
}
