import { Failure } from '../workspace/failure.mjs'
import { hasApt, installDebianChromium } from './debian-chromium.mjs'
import { findChromium } from './find-chromium.mjs'
import { downloadPlaywrightChromium, playwrightChromium } from './playwright-chromium.mjs'

/**
 * The path of a Chromium that starts: an installed one, else Playwright's, else Debian's package.
 *
 * @returns {Promise<string>}
 */
export const provideChromium = async () => {
  const present = findChromium() ?? playwrightChromium()
  if (present) return present
  console.log("No Chromium on this machine: downloading Playwright's …")
  await downloadPlaywrightChromium()
  const downloaded = playwrightChromium()
  if (downloaded) return downloaded
  if (hasApt()) {
    console.log("That did not work: installing Debian's package chromium …")
    await installDebianChromium()
  }
  const packaged = findChromium()
  if (packaged) return packaged
  throw new Failure(
    'No Chromium could be found or installed. Install one, or set CHROMIUM_PATH to its program.',
  )
}
