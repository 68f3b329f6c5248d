import { LiveRegion } from '@smart-mock/page-kit'
import { ClientsPage } from './clients/clients-page.tsx'
import { ProblemNote } from './components/problem-note.tsx'
import { FaultsPage } from './faults/faults-page.tsx'
import { Header } from './header/header.tsx'
import { PageNav } from './header/page-nav.tsx'
import { LaunchPage } from './launch/launch-page.tsx'
import { PeoplePage } from './people/people-page.tsx'
import { RunPane } from './runs/run-pane.tsx'
import { RunsPage } from './runs/runs-page.tsx'
import { SettingsPage } from './settings/settings-page.tsx'
import { page } from './state/navigation.ts'

const PAGES = {
  launch: LaunchPage,
  faults: FaultsPage,
  runs: RunsPage,
  clients: ClientsPage,
  people: PeoplePage,
  settings: SettingsPage,
}

/** Pages that stand beside the run that is going on. */
const BESIDE = new Set(['launch', 'faults', 'runs'])

export function App() {
  const id = page.value
  const Page = PAGES[id]
  return (
    <div class="app">
      <button type="button" class="button button-primary skip-link" onClick={skipToContent}>
        Skip to content
      </button>
      <Header />
      <PageNav />
      <ProblemNote />
      <div class={BESIDE.has(id) ? `panes panes-two panes-${id}` : 'panes'}>
        <main id="content" class="pane" tabIndex={-1}>
          <Page />
        </main>
        {BESIDE.has(id) && <RunPane />}
      </div>
      <LiveRegion />
    </div>
  )
}

function skipToContent(): void {
  document.getElementById('content')?.focus()
}
