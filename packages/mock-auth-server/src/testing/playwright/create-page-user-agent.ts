import type { Page } from 'playwright-core'
import type { UserAgent } from '../driver.ts'
import { interceptCallback } from './intercept-callback.ts'

/** The app that a driver moves. */
export interface BrowserApp {
  /** Redirect URI of the client. */
  readonly redirectUri: string
  /** Begins a login in a page: opens the app and clicks what must be clicked. Not asked in an EHR launch. */
  readonly start: (page: Page) => Promise<unknown>
  /** Opens the launch link of an EHR launch, where more is to be done than that. */
  readonly launch?: (page: Page, url: string) => Promise<unknown>
  /** Goes through the server's pages, when they are not approved by themselves. */
  readonly approve?: (page: Page) => Promise<unknown>
  /** How long the login may take to come back, in milliseconds. */
  readonly timeoutMs?: number
  /** How long until the app gives up waiting, in milliseconds. */
  readonly patienceMs?: number
}

/** A page as the user agent of `drive`: holds the callback back, and opens what a fault's plays ask for. */
export function createPageUserAgent(page: Page, app: BrowserApp): UserAgent {
  const { redirectUri, start, approve, timeoutMs = 10_000, patienceMs = 2000 } = app
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
    begin: async (where, launchUrl) => {
      const own = await pageFor(where)
      const hold = await interceptCallback(own, redirectUri, timeoutMs)
      try {
        await (launchUrl === undefined ? start(own) : launch(own, launchUrl))
        await approve?.(own)
      } catch (error) {
        // A page that was on its way to the callback when that was stopped did not load, as it should.
        if (!hold.caught()) throw error
      }
      return hold.callback
    },
    open: async (url, where) => {
      if (where !== 'clean') return goto(await pageFor(where), url)
      const clean = await context.browser()?.newContext()
      if (!clean) throw new Error('a new profile requires a browser that can create one')
      const stranger = await clean.newPage()
      await goto(stranger, url)
      await clean.close()
    },
    outwait: () => new Promise((resolve) => setTimeout(resolve, patienceMs)),
  }
}

/** How long an app may go on asking before the next thing is played, in milliseconds. */
const IDLE_MS = 5000

/** Opens a URL and lets the app finish with it; what a page does not load is for the app to tell. */
async function goto(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle', timeout: IDLE_MS }).catch(() => undefined)
}
