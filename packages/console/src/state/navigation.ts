import { signal } from '@preact/signals'

/** The pages by the fragment of their address, in the order of the navigation. */
export const PAGES = {
  launch: { title: 'Launch', isBesideRun: true },
  faults: { title: 'Faults', isBesideRun: true },
  runs: { title: 'Runs', isBesideRun: true },
  clients: { title: 'Clients', isBesideRun: false },
  people: { title: 'People', isBesideRun: false },
  settings: { title: 'Settings', isBesideRun: false },
} as const

export type PageId = keyof typeof PAGES

export const pageIds = Object.keys(PAGES) as PageId[]

function pageOfAddress(): PageId {
  const wanted = location.hash.slice(1)
  return pageIds.find((id) => id === wanted) ?? 'launch'
}

/** The page that is shown; the address stores it, so that back and forward work. */
export const page = signal<PageId>(pageOfAddress())

addEventListener('hashchange', () => {
  page.value = pageOfAddress()
})

export function showPage(next: PageId): void {
  if (next !== page.peek()) location.hash = next
  page.value = next
}
