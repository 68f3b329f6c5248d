import type { BrowserContext, Page } from 'playwright-core'
import type { DriverTools, LoginEnd, LoginRequest } from '../login-driver.ts'
import { createLimit } from './create-limit.ts'
import { interceptCallback } from './intercept-callback.ts'
import { openRequest } from './open-request.ts'
import { recordNavigations } from './record-navigations.ts'

type BrowserTools = Pick<DriverTools, 'addExchange' | 'newId' | 'now'>

/** Operates the pages of a login; returns the reason when it stops before the server returns to the app. */
export type OperatePages = (page: Page, login: LoginRequest) => Promise<string>

/**
 * Opens an authorization request in a page and operates it until the server returns to the app, which is not opened.
 *
 * @param patienceMs milliseconds for the whole login.
 * @throws SmartError network or cancelled
 */
export async function runInPage(
  context: BrowserContext,
  tools: BrowserTools,
  login: LoginRequest,
  { operate, patienceMs }: { operate: OperatePages; patienceMs: number },
): Promise<LoginEnd> {
  const page = await context.newPage()
  const navigations = recordNavigations(page, tools)
  const { callback, stop } = await interceptCallback(page, login.redirectUri)
  const limit = createLimit(patienceMs, login.signal, 'login')
  try {
    const stopped = openRequest(page, login).then(() => operate(page, login))
    // A step of the pages fails when the login ends while it runs.
    stopped.catch(() => {})
    const end = await Promise.race([callback.then((url) => ({ url })), stopped, limit.reason])
    const { exchangeIds, lastStatus } = navigations
    if (typeof end !== 'string') return { ...toRedirect(end.url, lastStatus), exchangeIds }
    return { ...(await describePage(page)), status: lastStatus ?? 0, reason: end, exchangeIds }
  } finally {
    limit.clear()
    await stop()
  }
}

/** A page can lead to the app without a redirect; then there is no status of one. */
function toRedirect(url: string, status: number | undefined) {
  const isRedirect = status !== undefined && status >= 300 && status < 400
  return { kind: 'redirect', url, ...(isRedirect ? { status } : {}) } as const
}

async function describePage(page: Page) {
  const url = new URL(page.url())
  return {
    kind: 'page',
    title: await page.title().catch(() => ''),
    url: url.origin === 'null' ? url.href : `${url.origin}${url.pathname}`,
  } as const
}
