import type { Page } from 'playwright-core'
import type { UserAgent } from '../driver.ts'
import { interceptCallback } from './intercept-callback.ts'

/** The app that a driver moves. */
export interface BrowserApp {
  /** Redirect URI of the client. */
  readonly redirectUri: string
  /**
   * Starts a login in a page: opens the app and clicks the necessary buttons. Not called in an EHR launch.
   */
  readonly start: (page: Page) => Promise<unknown>
  /** Opens the launch link of an EHR launch, if that needs further actions. */
  readonly launch?: (page: Page, url: string) => Promise<unknown>
  /** Operates the server's pages, when they are not approved automatically. */
  readonly approve?: (page: Page) => Promise<unknown>
  /** Milliseconds within which the login must return to the app. */
  readonly timeoutMs?: number
  /** Milliseconds after which the app gives up waiting. */
  readonly giveUpAfterMs?: number
}

/**
 * Creates the user agent of `drive` from a page: it intercepts the callback, and opens the URLs of a fault's
 * actions.
 */
export function createPageUserAgent(page: Page, app: BrowserApp): UserAgent {
  const { redirectUri, start, approve, timeoutMs = 10_000, giveUpAfterMs = 2000 } = app
  const { launch = (own: Page, url: string) => own.goto(url) } = app
  const context = page.context()
  let second: Page | undefined
  const pageFor = async (where: 'same' | 'new') => {
    if (where === 'same') return page
    second ??= await context.newPage()
    return second
  }
  return {
    redirectUri,
    startLogin: async (where, launchUrl) => {
      const own = await pageFor(where)
      const hold = await interceptCallback(own, redirectUri, timeoutMs)
      try {
        await (launchUrl === undefined ? start(own) : launch(own, launchUrl))
        await approve?.(own)
      } catch (error) {
        // A page that was on its way to the callback when that was stopped did not load, as it should.
        if (!hold.isIntercepted()) throw error
      }
      return hold.callback
    },
    open: async (url, where) => {
      if (where !== 'new-profile') return goto(await pageFor(where), url)
      const clean = await context.browser()?.newContext()
      if (!clean) throw new Error('a new profile requires a browser that can create one')
      const stranger = await clean.newPage()
      await goto(stranger, url)
      await clean.close()
    },
    waitUntilAppGivesUp: () => new Promise((resolve) => setTimeout(resolve, giveUpAfterMs)),
  }
}

/** Milliseconds for which an app may continue to send requests before the next action is performed. */
const IDLE_MS = 5000

/** Opens a URL and waits for the app; a page that does not load is the app's problem to report. */
async function goto(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle', timeout: IDLE_MS }).catch(() => undefined)
}
