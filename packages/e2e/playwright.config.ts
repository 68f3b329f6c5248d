import { defineConfig, devices } from '@playwright/test'
import { findHeadlessChromium } from '../../scripts/providers/chromium/find-chromium.mjs'

const executablePath = findHeadlessChromium()

// What Playwright does not pass by itself; it also turns the sandbox off, which root could not use.
const args = ['--disable-gpu', '--disable-quic']

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 30_000,
  globalTimeout: 19 * 60_000,
  reporter: 'list',
  outputDir: 'test-results',
  globalSetup: './fixtures/make-trusted-certificate.ts',
  use: {
    ...devices['Desktop Chrome'],
    // Without an installed browser Playwright looks for its own.
    launchOptions: { args, ...(executablePath && { executablePath }) },
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium' }],
})
