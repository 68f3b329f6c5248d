import { readFile, stat } from 'node:fs/promises'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { SmartError } from '../../../smart/smart-error.ts'
import { createLazyBrowser } from '../browser/create-lazy-browser.ts'
import { runInPage } from '../browser/run-in-page.ts'
import type { DriverTools, LoginDriver } from '../login-driver.ts'

type StorageState = Exclude<NonNullable<BrowserContextOptions['storageState']>, string>

const DAY_MS = 86_400_000
/** Pages of one login with the button that approves. */
const MOST_PRESSES = 5

export interface SessionSettings {
  /** File with the state of a browser in which a user has signed in. */
  readonly file: string
  /** Selector of the button that approves; absent when the server shows no consent page. */
  readonly approve?: string | undefined
  readonly patienceMs: number
}

/** Creates the driver that goes on with the session of a user, in headless Chromium. @throws SmartError invalid-input */
export async function createSessionDriver(
  tools: DriverTools,
  { file, approve, patienceMs }: SessionSettings,
): Promise<LoginDriver> {
  const { storageState, recordedAt } = await readSession(file)
  const age = Math.floor((tools.now() - recordedAt) / DAY_MS)
  const expired = `the session in ${file}, ${age === 0 ? 'less than a day' : `${age} days`} old, has expired, since the server shows its sign-in page; record it again with --record-session`
  const browser = await createLazyBrowser()
  let context: BrowserContext | undefined
  return {
    name: 'session',
    abilities: new Set(),
    authorize: async (login) => {
      context ??= await (await browser.open()).newContext({ storageState })
      const operate = (page: Page) => approvePages(page, approve, expired)
      return runInPage(context, tools, login, { operate, patienceMs })
    },
    close: browser.close,
  }
}

/** Reads a file that `--record-session` has written. @throws SmartError invalid-input */
async function readSession(file: string) {
  try {
    const storageState: StorageState = JSON.parse(await readFile(file, 'utf8'))
    if (!Array.isArray(storageState.cookies)) throw new Error('it has no cookies')
    return { storageState, recordedAt: (await stat(file)).mtimeMs }
  } catch (cause) {
    throw new SmartError('invalid-input', `The session in ${file} cannot be read.`, {
      whatToTry: `smart-client conformance --record-session ${file} …`,
      cause,
    })
  }
}

/**
 * Presses the button that approves, on each page that has it, unless the server shows its sign-in page; returns why the
 * login went no further.
 */
async function approvePages(page: Page, approve: string | undefined, expired: string): Promise<string> {
  const password = page.locator('input[type=password]').first()
  const button = approve === undefined ? undefined : page.locator(approve).first()
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    // Either is enough, or a page that has come to rest.
    await Promise.race([
      password.waitFor({ timeout: 0 }),
      ...(button ? [button.waitFor({ timeout: 0 })] : []),
      page.waitForLoadState('networkidle', { timeout: 0 }),
    ])
    if (await password.isVisible()) return expired
    if (!(await button?.isVisible())) break
    await Promise.all([page.waitForEvent('framenavigated', { timeout: 0 }), button?.click()])
  }
  return approve === undefined
    ? 'the server shows a page; if it asks for consent, name the button that approves as login.approve'
    : `the server did not return to the app: it shows no button ${approve}, or too many`
}
