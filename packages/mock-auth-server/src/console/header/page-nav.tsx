import { armed } from '../state/faults.ts'
import { type PageId, page, pages } from '../state/navigation.ts'

const TITLES: Record<PageId, string> = {
  launch: 'Launch',
  faults: 'Faults',
  runs: 'Runs',
  clients: 'Clients',
  people: 'People',
  settings: 'Settings',
}

export function PageNav() {
  const count = armed.value.length
  return (
    <nav class="nav" aria-label="Pages">
      {pages.map((id) => (
        <a key={id} class="nav-link" href={`#${id}`} aria-current={page.value === id ? 'page' : undefined}>
          {TITLES[id]}
          {id === 'faults' && count > 0 && <span class="nav-count">{count} armed</span>}
        </a>
      ))}
    </nav>
  )
}
