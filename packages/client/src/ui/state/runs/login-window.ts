import { signal } from '@preact/signals'
import type { LoginDisplay, Run } from '../../../model/api.ts'
import { callApi } from '../../api/call-api.ts'

/** The display in which this tab shows the login page of a run at the moment. */
export const loginWindow = signal<{ runId: string; place: LoginDisplay } | undefined>()
/** The browser refused to open a window without a click. */
export const isPopupBlocked = signal(false)

/** `true` while the login page replaces this page, which continues until the server has responded. */
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
  await callApi('POST /api/runs/:id/opened', { id: run.id, body: { display: place } }).catch(() => undefined)
  isLeavingPage.value = place === 'page'
  if (isLeavingPage.peek()) location.assign(run.authorizeUrl)
}

/** Sends the request of a run by GET, where the server has refused its form. */
export async function retryByGet(run: Run): Promise<void> {
  const changed = await callApi('POST /api/runs/:id/by-get', { id: run.id }).catch(() => undefined)
  if (changed) await openLogin(changed, loginWindow.peek()?.place ?? changed.display ?? 'page')
}

function openWindow(url: string, place: 'tab' | 'popup'): Window | null {
  const handle = window.open('', '_blank', place === 'popup' ? 'popup,width=520,height=720' : '')
  if (!handle) return null
  // The login page must not get a handle on this page; `noopener` would hide whether the window opened at all.
  handle.opener = null
  handle.location.replace(url)
  return handle
}

/** Closes the window that this tab opened for a login, once it is back at this origin. */
export function closeLoginWindow(tries = 20): void {
  const handle = other
  if (!handle || handle.closed) return
  if (isOurs(handle)) handle.close()
  else if (tries > 0) setTimeout(() => handle === other && closeLoginWindow(tries - 1), 250)
}

/**
 * Returns `true` when the window shows this origin: without an opener, a window of another origin cannot be
 * closed, and its location is not readable.
 */
function isOurs(handle: Window): boolean {
  try {
    return handle.location.origin === location.origin
  } catch {
    return false
  }
}
