import { installDebianPackages } from '../debian.mjs'

/**
 * Installs Chromium and its headless shell from Debian's packages; apt's output is written to the file.
 * Releases without a package of the headless shell use Chromium only.
 *
 * @param {string} logFile
 */
export const installDebianChromium = async (logFile) => {
  if ((await installDebianPackages(['chromium', 'chromium-headless-shell'], logFile)) !== 0)
    await installDebianPackages(['chromium'], logFile)
}
