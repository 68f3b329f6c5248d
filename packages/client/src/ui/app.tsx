import { LiveRegion } from '@smart-mock/page-kit'
import type { ComponentType } from 'preact'
import { CheckPage } from './check/check-page.tsx'
import { Split } from './components/split.tsx'
import { ConformancePage } from './conformance/conformance-page.tsx'
import { Header } from './header/header.tsx'
import { HelpPage } from './help/help-page.tsx'
import { RightPane } from './right-pane.tsx'
import { LeftPane } from './run/left-pane.tsx'
import { ServersPage } from './servers/servers-page.tsx'
import { type PageId, page } from './state/navigation.ts'

const VIEWS: Record<PageId, ComponentType> = {
  servers: ServersPage,
  check: CheckPage,
  conformance: ConformancePage,
  help: HelpPage,
}

export function App() {
  const View = page.value && VIEWS[page.value]
  return (
    <div class="app">
      <a
        class="button button-primary skip-link"
        href={page.value ? '#content' : '#main-panel'}
        onClick={skipToContent}
      >
        Skip to content
      </a>
      <Header />
      {View && (
        <main id="content" class="page" tabIndex={-1}>
          <div class="page-inner stack">
            <View />
          </div>
        </main>
      )}
      {/* Kept while another page is shown, so that a login under way in its frame survives. */}
      <div class="panes" hidden={View !== undefined}>
        <Split label="Configuration and steps" left={<LeftPane />} right={<RightPane />} />
      </div>
      <LiveRegion />
    </div>
  )
}

function skipToContent(event: Event): void {
  event.preventDefault()
  const target = page.peek() ? 'content' : 'main-panel'
  document.getElementById(target)?.focus()
}
