import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../../workspace/root.mjs'
import { run } from '../../workspace/run.mjs'
import { tool } from '../../workspace/tool.mjs'
import { starts } from './find-chromium.mjs'

/** Finds the Chromium in Playwright's own cache; `undefined` when it is missing or does not start. */
export const findPlaywrightChromium = () => {
  const load = createRequire(join(root, 'packages/e2e/package.json'))
  /** @type {string} */
  const path = load('@playwright/test').chromium.executablePath()
  return starts(path) ? path : undefined
}

/**
 * Downloads it; gives up after a few minutes, since some networks drop packets instead of refusing connections.
 *
 * @param {string} logFile
 */
export const downloadPlaywrightChromium = (logFile) =>
  run(tool('playwright', 'packages/e2e'), ['install', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    timeoutMs: 240_000,
    logFile,
  })
