import type { Page } from 'playwright-core'
import { isAtApp } from '../pages/is-at-app.ts'

/** A request that the browser has paused. */
interface PausedRequest {
  readonly requestId: string
  readonly request: { readonly url: string }
}

/** The redirect to the app, which the browser does not follow. */
export interface InterceptedCallback {
  /** Resolves with its URL. */
  readonly callback: Promise<string>
  readonly stop: () => Promise<void>
}

/**
 * Intercepts the navigation of a page to the redirect URI, however the server causes it. Routes of Playwright do not
 * include redirects, so this uses the protocol of the browser.
 */
export async function interceptCallback(page: Page, redirectUri: string): Promise<InterceptedCallback> {
  const session = await page.context().newCDPSession(page)
  const callback = new Promise<string>((resolve) => {
    session.on('Fetch.requestPaused', ({ requestId, request: { url } }: PausedRequest) => {
      if (!isAtApp(new URL(url), redirectUri)) {
        session.send('Fetch.continueRequest', { requestId }).catch(() => {})
        return
      }
      session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {})
      resolve(url)
    })
  })
  // The escaped URI: * and ? would be wildcards.
  const urlPattern = `${new URL(redirectUri).href.split(/[?#]/)[0]?.replace(/[*?\\]/g, '\\$&')}*`
  await session.send('Fetch.enable', { patterns: [{ urlPattern, resourceType: 'Document' }] })
  return { callback, stop: () => session.detach().catch(() => {}) }
}
