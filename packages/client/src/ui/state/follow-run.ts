import { effect } from '@preact/signals'
import type { Run, RunState } from '../../api.ts'
import { call } from '../api/call.ts'
import { sendBrowserExchange } from '../api/send-browser-exchange.ts'
import { announce } from './announcement.ts'
import { closeLoginWindow, opened, openLogin } from './login-window.ts'
import { page, show, tab } from './navigation.ts'
import { isOwnRun } from './own-runs.ts'
import { selectedRun } from './runs.ts'

/** Acts on what the shown run asks of the page: open the login, send the token request, go to the query screen. */
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
  if (run.state === 'ready' && isOwnRun(run.id)) void openLogin(run, run.show ?? 'page')
  if (run.state === 'browser-exchange') void exchangeInBrowser(run.id)
  if (['finishing', 'active', 'failed', 'cancelled'].includes(run.state) && opened.peek()?.runId === run.id) {
    opened.value = undefined
    closeLoginWindow()
  }
  if (run.state === 'active' && before !== 'active') {
    announce('Signed in')
    // Whoever is at another page stays there.
    if (!page.peek() && tab.peek() === 'login') show('query')
  }
  if (run.state === 'failed' && before !== undefined) announce(`The run failed: ${run.error?.text ?? ''}`)
}

async function exchangeInBrowser(id: string): Promise<void> {
  try {
    const request = await call('POST /api/runs/:id/browser-exchange', { id })
    const body = await sendBrowserExchange(request)
    await call('POST /api/runs/:id/browser-exchange/result', { id, body })
  } catch {
    // The request is handed out once: another tab has it, and its result arrives as events.
  }
}
