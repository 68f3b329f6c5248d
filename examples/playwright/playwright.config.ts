import { defineConfig } from '@playwright/test'

const { CHROMIUM_PATH } = process.env

export default defineConfig({
  workers: 1,
  reporter: 'list',
  outputDir: '../test-results',
  use: { launchOptions: CHROMIUM_PATH === undefined ? {} : { executablePath: CHROMIUM_PATH } },
})
