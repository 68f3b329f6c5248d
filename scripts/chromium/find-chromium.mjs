import { spawnSync } from 'node:child_process'
import { Failure } from '../workspace/failure.mjs'

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
 * Whether a browser is there and starts: a stub or a missing system library shows in `--version` already.
 *
 * @param {string} path
 */
export const starts = (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

/**
 * The path of an installed Chromium or Chrome: `CHROMIUM_PATH` if set, else the usual places.
 *
 * @returns {string | undefined}
 */
export const findChromium = () => {
  const chosen = process.env.CHROMIUM_PATH
  if (!chosen) return installed.find(starts)
  if (starts(chosen)) return chosen
  throw new Failure(`CHROMIUM_PATH is ${chosen}, which is not a browser that starts. Correct or unset it.`)
}
