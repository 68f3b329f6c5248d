import type { ComponentType } from 'preact'
import { AppStateTab } from './app-state/app-state-tab.tsx'
import { type Tab, Tabs } from './components/tabs.tsx'
import { DiagramTab } from './diagram/diagram-tab.tsx'
import { DiscoveryTab } from './discovery/discovery-tab.tsx'
import { ExportTab } from './export/export-tab.tsx'
import { LoginTab } from './login/login-tab.tsx'
import { QueryTab } from './query/query-tab.tsx'
import { ScopesTab } from './scopes/scopes-tab.tsx'
import { showPage, type TabId, tab } from './state/navigation.ts'
import { TokensTab } from './tokens/tokens-tab.tsx'

const tabs: (Tab<TabId> & { View: ComponentType })[] = [
  { id: 'discovery', label: 'Discovery', View: DiscoveryTab },
  { id: 'login', label: 'Login', View: LoginTab },
  { id: 'query', label: 'Query', View: QueryTab },
  { id: 'export', label: 'Export', View: ExportTab },
  { id: 'tokens', label: 'Tokens', View: TokensTab },
  { id: 'scopes', label: 'Scopes', View: ScopesTab },
  { id: 'app-state', label: 'App state', View: AppStateTab },
  { id: 'diagram', label: 'Diagram', View: DiagramTab },
]

export function RightPane() {
  const View = tabs.find(({ id }) => id === tab.value)?.View
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
        {tab.value !== 'login' && View && <View />}
        <div class="stack" hidden={tab.value !== 'login'}>
          <LoginTab />
        </div>
      </Tabs>
    </main>
  )
}
