import { computed, effect, signal } from '@preact/signals'

/** The tabs beside a run, by the fragment of their address, with their labels. */
export const TABS = {
  discovery: 'Discovery',
  login: 'Login',
  query: 'Query',
  export: 'Export',
  tokens: 'Tokens',
  scopes: 'Scopes',
  'app-state': 'App state',
  diagram: 'Diagram',
} as const
/** The pages that are shown in place of a run; the header links to them. */
export const pages = ['servers', 'check', 'conformance', 'help'] as const

export type TabId = keyof typeof TABS
export type PageId = (typeof pages)[number]
type View = TabId | PageId

const isTab = (view: string): view is TabId => Object.hasOwn(TABS, view)
const isPage = (view: string): view is PageId => (pages as readonly string[]).includes(view)

function viewOfAddress(): View {
  const view = location.hash.slice(1)
  return isTab(view) || isPage(view) ? view : 'login'
}

/** The page that is shown; the address stores it, so that back and forward work. */
const view = signal<View>(viewOfAddress())
const lastTab = signal<TabId>('login')

export const page = computed(() => (isPage(view.value) ? view.value : undefined))
export const tab = computed(() => (isTab(view.value) ? view.value : lastTab.value))

effect(() => {
  if (isTab(view.value)) lastTab.value = view.value
})

addEventListener('hashchange', () => {
  view.value = viewOfAddress()
})

export function showPage(next: View): void {
  if (next !== view.peek()) location.hash = next
  view.value = next
}

/** Writes the selected run to the address, without an entry in the history. */
export function writeRunToAddress(runId: string | undefined): void {
  const address = new URL(location.href)
  if (runId) address.searchParams.set('run', runId)
  else address.searchParams.delete('run')
  address.searchParams.delete('launched')
  if (address.href !== location.href) history.replaceState(null, '', address)
}

const { searchParams } = new URL(location.href)

export const runOfAddress = searchParams.get('run') ?? undefined
/** The EHR has launched this page: the run of the address is this tab's own. */
export const isLaunched = searchParams.has('launched')
