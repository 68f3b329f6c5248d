import { signal } from '@preact/signals'
import type { LoginDisplay, Run } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'

/** Where this tab shows the login page of a run at the moment. */
export const loginWindow = signal<{ runId: string; place: LoginDisplay } | undefined>()
/** The browser refused to open a window without a click. */
export const isPopupBlocked = signal(false)

/** The login page is about to take the place of this page, which lives on until the server has answered. */
export const isLeavingPage = signal(false)
addEventListener('pageshow', () => {
  isLeavingPage.value = false
})

let other: Window | null = null

/** Shows the login page of a run in a frame, a tab, a popup or in place of this page. */
export async function openLogin(run: Run, place: LoginDisplay): Promise<void> {
  if (!run.authorizeUrl) return
  if (place === 'tab' || place === 'popup') {
    closeLoginWindow()
    other = openWindow(run.authorizeUrl, place)
    isPopupBlocked.value = other === null
    if (!other) return
  }
  loginWindow.value = { runId: run.id, place }
  await callApi('POST /api/runs/:id/opened', { id: run.id, body: { show: place } }).catch(() => undefined)
  isLeavingPage.value = place === 'page'
  if (isLeavingPage.peek()) location.assign(run.authorizeUrl)
}

/** Sends the request of a run by GET, where the server has refused its form. */
export async function retryByGet(run: Run): Promise<void> {
  const changed = await callApi('POST /api/runs/:id/by-get', { id: run.id }).catch(() => undefined)
  if (changed) await openLogin(changed, loginWindow.peek()?.place ?? changed.show ?? 'page')
}

function openWindow(url: string, place: 'tab' | 'popup'): Window | null {
  const handle = window.open('', '_blank', place === 'popup' ? 'popup,width=520,height=720' : '')
  if (!handle) return null
  // The login page must not get a handle on this page; `noopener` would hide whether the window opened at all.
  handle.opener = null
  handle.location.replace(url)
  return handle
}

/** Closes the window that this tab opened for a login, once that has come back to this origin. */
export function closeLoginWindow(tries = 20): void {
  const handle = other
  if (!handle || handle.closed) return
  if (isOurs(handle)) handle.close()
  else if (tries > 0) setTimeout(() => handle === other && closeLoginWindow(tries - 1), 250)
}

/** Without an opener a window of another origin cannot be closed, and only our own tells where it is. */
function isOurs(handle: Window): boolean {
  try {
    return handle.location.origin === location.origin
  } catch {
    return false
  }
}
