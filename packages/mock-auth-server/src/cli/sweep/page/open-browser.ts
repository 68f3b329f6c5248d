import type { Browser } from 'playwright-core'
import { UsageError } from '../../usage-error.ts'

/** Starts headless Chromium: `CHROMIUM_PATH`, or the one of Playwright. Throws `UsageError` with what to do. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new UsageError('a sweep of a page requires playwright-core: npm install --save-dev playwright-core')
  })
  const { CHROMIUM_PATH: executablePath } = process.env
  try {
    return await chromium.launch({
      // A request that the browser repeats by itself would look like the app's.
      args: ['--disable-gpu', '--disable-quic', '--disable-auto-reload'],
      handleSIGINT: false,
      handleSIGTERM: false,
      ...(executablePath ? { executablePath } : {}),
    })
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n')
    throw new UsageError(
      `Chromium did not start (${why}): npx playwright-core install chromium, or set CHROMIUM_PATH`,
    )
  }
}
