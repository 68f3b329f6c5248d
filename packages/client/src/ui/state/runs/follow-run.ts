import { effect } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import type { Run, RunState } from '../../../model/api.ts'
import { page, showPage, tab } from '../navigation.ts'
import { closeLoginWindow, loginWindow, openLogin } from './login-window.ts'
import { isOwnRun } from './own-runs.ts'
import { selectedRun } from './runs.ts'

/** Follows the shown run: opens the login, shows the query page. */
export function followRun(): void {
  const seen = new Map<string, RunState>()
  effect(() => {
    const run = selectedRun.value
    if (!run || seen.get(run.id) === run.state) return
    const before = seen.get(run.id)
    seen.set(run.id, run.state)
    arrive(run, before)
  })
}

function arrive(run: Run, before: RunState | undefined): void {
  document.title = `${run.state}: ${run.serverName} - smart-client`
  if (run.state === 'ready' && isOwnRun(run.id)) void openLogin(run, run.display ?? 'page')
  if (
    ['finishing', 'active', 'failed', 'cancelled'].includes(run.state) &&
    loginWindow.peek()?.runId === run.id
  ) {
    loginWindow.value = undefined
    closeLoginWindow()
  }
  if (run.state === 'active' && before !== 'active') {
    announce('Signed in')
    // A user on another page stays there.
    if (!page.peek() && tab.peek() === 'login') showPage('query')
  }
  if (run.state === 'failed' && before !== undefined) announce(`The run failed: ${run.error?.message ?? ''}`)
}
