import type { ComponentType } from 'preact'
import { AppStateTab } from './app-state/app-state-tab.tsx'
import { Tabs } from './components/tabs.tsx'
import { DiagramTab } from './diagram/diagram-tab.tsx'
import { DiscoveryTab } from './discovery/discovery-tab.tsx'
import { ExportTab } from './export/export-tab.tsx'
import { LoginTab } from './login/login-tab.tsx'
import { QueryTab } from './query/query-tab.tsx'
import { ScopesTab } from './scopes/scopes-tab.tsx'
import { showPage, TABS, type TabId, tab } from './state/navigation.ts'
import { TokensTab } from './tokens/tokens-tab.tsx'

const VIEWS: Record<TabId, ComponentType> = {
  discovery: DiscoveryTab,
  login: LoginTab,
  query: QueryTab,
  export: ExportTab,
  tokens: TokensTab,
  scopes: ScopesTab,
  'app-state': AppStateTab,
  diagram: DiagramTab,
}

const tabs = Object.entries(TABS).map(([id, label]) => ({ id: id as TabId, label }))

export function RightPane() {
  const View = VIEWS[tab.value]
  return (
    <main class="pane pane-right">
      <Tabs
        name="main"
        label="Views of the server and the run"
        tabs={tabs}
        selected={tab.value}
        onSelect={showPage}
      >
        {/* The frame of a login under way must not be torn down by a look at another tab. */}
        {tab.value !== 'login' && <View />}
        <div class="stack" hidden={tab.value !== 'login'}>
          <LoginTab />
        </div>
      </Tabs>
    </main>
  )
}
