import { listBrowsers, UsageError } from '@smart-mock/cli-kit'
import type { Browser } from 'playwright-core'

/** Starts the first Chromium of this machine that starts, headless. Throws `UsageError` with what to do. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new UsageError('a sweep of a page requires playwright-core: npm install --save-dev playwright-core')
  })
  const failures: string[] = []
  for (const { name, ...choice } of listBrowsers(process.env)) {
    try {
      return await chromium.launch({
        ...choice,
        // A request that the browser repeats by itself would look like the app's.
        args: ['--disable-gpu', '--disable-quic', '--disable-auto-reload'],
        handleSIGINT: false,
        handleSIGTERM: false,
      })
    } catch (error) {
      const [why] = String(error instanceof Error ? error.message : error).split('\n')
      failures.push(`${name}: ${why}`)
    }
  }
  throw new UsageError(
    `no Chromium starts (${failures.join('; ')}): npx playwright-core install chromium, or set CHROMIUM_PATH`,
  )
}
