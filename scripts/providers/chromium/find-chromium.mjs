import { spawnSync } from 'node:child_process'

const headlessShell = '/usr/bin/chromium-headless-shell'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Returns `true` when a browser starts; a stub or a missing system library already shows in `--version`.
 *
 * @param {string} path
 */
export const starts = (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

/**
 * Finds a Chromium or Chrome: the one that `CHROMIUM_PATH` names, otherwise one that is installed and starts.
 *
 * @returns {string | undefined} its path
 */
export const findChromium = () => process.env.CHROMIUM_PATH || installed.find(starts)

/**
 * Finds the Chromium that needs least to run without a window: the headless shell, which has no user interface to draw,
 * otherwise any Chromium. `HEADLESS_CHROMIUM_PATH`, then `CHROMIUM_PATH`, choose another.
 *
 * @returns {string | undefined} its path
 */
export const findHeadlessChromium = () =>
  process.env.HEADLESS_CHROMIUM_PATH ||
  process.env.CHROMIUM_PATH ||
  [headlessShell, ...installed].find(starts)
