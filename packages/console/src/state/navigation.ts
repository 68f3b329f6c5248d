import { signal } from '@preact/signals'

export const pages = ['launch', 'faults', 'runs', 'clients', 'people', 'settings'] as const
export type PageId = (typeof pages)[number]

function pageOfAddress(): PageId {
  const wanted = location.hash.slice(1)
  return pages.find((id) => id === wanted) ?? 'launch'
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
