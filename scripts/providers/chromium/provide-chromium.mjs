import { Failure } from '../../workspace/failure.mjs'
import { hasApt } from '../debian.mjs'
import { installDebianChromium } from './debian-chromium.mjs'
import { findChromium, findHeadlessChromium, starts } from './find-chromium.mjs'
import { downloadPlaywrightChromium, findPlaywrightChromium } from './playwright-chromium.mjs'

/**
 * Returns the path of a Chromium that starts: an installed one, otherwise Debian's package where this process
 * may install it, otherwise the one that Playwright downloads. On a bare machine nothing counts as installed.
 * Throws `Failure` when there is no way to get one.
 *
 * @param {{ isBare: boolean, logFile: string, report: (text: string) => void }} options
 * @returns {Promise<{ CHROMIUM_PATH: string, HEADLESS_CHROMIUM_PATH: string }>}
 */
export const provideChromium = async ({ isBare, logFile, report }) => {
  checkChoices()
  const present = isBare ? undefined : findEither()
  if (present) return present
  if (hasApt()) {
    report("not on this machine; installing Debian's package …")
    await installDebianChromium(logFile)
    const packaged = findEither()
    if (packaged) return packaged
  }
  report("not on this machine; downloading Playwright's …")
  await downloadPlaywrightChromium(logFile)
  const downloaded = findEither()
  if (downloaded) return downloaded
  throw new Failure(
    `No Chromium could be found, installed or downloaded. Install one, or set CHROMIUM_PATH to its program; ${logFile} has what was tried.`,
  )
}

/** Finds an installed Chromium, otherwise the one in Playwright's cache, which is for both. */
const findEither = () => {
  const full = findChromium() ?? findPlaywrightChromium()
  return full && { CHROMIUM_PATH: full, HEADLESS_CHROMIUM_PATH: findHeadlessChromium() ?? full }
}

/** Throws `Failure` when a browser that was chosen does not start. */
const checkChoices = () => {
  for (const variable of ['CHROMIUM_PATH', 'HEADLESS_CHROMIUM_PATH']) {
    const chosen = process.env[variable]
    if (chosen && !starts(chosen))
      throw new Failure(`${variable} is ${chosen}, which is not a browser that starts. Correct or unset it.`)
  }
}
