import { LiveRegion } from '@smart-mock/page-kit'
import type { ComponentType } from 'preact'
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
import { PAGES, type PageId, page } from './state/navigation.ts'

const VIEWS: Record<PageId, ComponentType> = {
  launch: LaunchPage,
  faults: FaultsPage,
  runs: RunsPage,
  clients: ClientsPage,
  people: PeoplePage,
  settings: SettingsPage,
}

export function App() {
  const id = page.value
  const View = VIEWS[id]
  const { isBesideRun } = PAGES[id]
  return (
    <div class="app">
      <button type="button" class="button button-primary skip-link" onClick={skipToContent}>
        Skip to content
      </button>
      <Header />
      <PageNav />
      <ProblemNote />
      <div class={isBesideRun ? `panes panes-two panes-${id}` : 'panes'}>
        <main id="content" class="pane" tabIndex={-1}>
          <View />
        </main>
        {isBesideRun && <RunPane />}
      </div>
      <LiveRegion />
    </div>
  )
}

function skipToContent(): void {
  document.getElementById('content')?.focus()
}
