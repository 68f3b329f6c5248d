import { EmptyState } from '@smart-mock/page-kit'
import { NextRunButton } from '../components/next-run-button.tsx'
import { selectedRun } from '../state/runs/runs.ts'
import { selectedServer } from '../state/servers.ts'
import { tokens } from '../state/tokens.ts'
import { ContextPanel } from './context-panel.tsx'
import { ScopeBuilder } from './scope-builder.tsx'
import { ScopeDiffTable } from './scope-diff-table.tsx'

export function ScopesTab() {
  const server = selectedServer.value
  const diff = tokens.value?.view.scopes
  const context = selectedRun.value?.context
  return (
    <div class="stack">
      {diff ? (
        <ScopeDiffTable diff={diff} />
      ) : (
        <EmptyState title="Nothing granted yet" action={<NextRunButton />}>
          <p class="muted">After a login, requested and granted scopes are compared here.</p>
        </EmptyState>
      )}
      {context && <ContextPanel context={context} />}
      {server && <ScopeBuilder key={server.id} server={server} />}
    </div>
  )
}
