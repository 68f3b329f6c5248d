import type { Page } from 'playwright-core'

interface Paused {
  readonly requestId: string
  readonly request: { readonly url: string }
}

/** A callback that is being waited for; in an object, so that awaiting the set-up does not await it too. */
export interface InterceptedCallback {
  /** Resolves with its URL, or with `undefined` when none arrived in time. */
  readonly callback: Promise<string | undefined>
  readonly isIntercepted: () => boolean
}

/**
 * Intercepts the redirect back to the app in a page. Routes of Playwright do not include redirects, so this
 * uses the browser's protocol.
 */
export async function interceptCallback(
  page: Page,
  redirectUri: string,
  timeoutMs: number,
): Promise<InterceptedCallback> {
  const session = await page.context().newCDPSession(page)
  let caught = false
  const callback = new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs, undefined)
    session.on('Fetch.requestPaused', ({ requestId, request }: Paused) => {
      if (!isCallback(request.url, redirectUri))
        return void session.send('Fetch.continueRequest', { requestId })
      clearTimeout(timer)
      caught = true
      void session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      resolve(request.url)
    })
  }).finally(() => session.detach().catch(() => undefined))
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: `${redirectUri.replace(/[*?\\]/g, '\\$&')}*`, resourceType: 'Document' }],
  })
  return { callback, isIntercepted: () => caught }
}

/** Returns `true` for a callback: an app may be opened at its redirect URI in other ways too. */
function isCallback(url: string, redirectUri: string): boolean {
  return url.startsWith(redirectUri) && /[?&#](?:code|error|state)=/.test(url.slice(redirectUri.length))
}
