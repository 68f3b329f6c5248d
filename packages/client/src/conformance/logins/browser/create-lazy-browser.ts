import { listBrowsers } from '@smart-mock/cli-kit'
import type { Browser, BrowserType } from 'playwright-core'
import { SmartError } from '../../../smart/smart-error.ts'
import { loadChromium } from './load-chromium.ts'

/** A browser that starts when it is needed. */
export interface LazyBrowser {
  /** @throws SmartError invalid-input when no Chromium starts */
  readonly open: () => Promise<Browser>
  readonly close: () => Promise<void>
}

/**
 * Creates a Chromium that starts when it is needed, without a window unless `isHeadless` is `false`.
 *
 * @throws SmartError invalid-input without Playwright
 */
export async function createLazyBrowser(isHeadless = true): Promise<LazyBrowser> {
  const chromium = await loadChromium(process.cwd())
  let opened: Promise<Browser> | undefined
  return {
    open: () => {
      opened ??= startBrowser(chromium, isHeadless)
      return opened
    },
    close: async () => {
      const browser = await opened?.catch(() => undefined)
      await browser?.close()
    },
  }
}

/** Starts the first Chromium of this machine that starts. */
async function startBrowser(chromium: BrowserType, isHeadless: boolean): Promise<Browser> {
  const failures: string[] = []
  for (const { name, ...choice } of listBrowsers(process.env)) {
    try {
      return await chromium.launch({
        ...choice,
        headless: isHeadless,
        args: ['--disable-gpu', '--disable-quic'],
        handleSIGINT: false,
        handleSIGTERM: false,
      })
    } catch (thrown) {
      const [why] = String(thrown instanceof Error ? thrown.message : thrown).split('\n')
      failures.push(`${name}: ${why}`)
    }
  }
  throw new SmartError('invalid-input', `No Chromium starts (${failures.join('; ')}).`, {
    whatToTry: 'npx playwright-core install chromium, or set CHROMIUM_PATH.',
  })
}
