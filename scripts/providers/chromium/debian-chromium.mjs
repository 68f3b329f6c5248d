import { existsSync } from 'node:fs'
import { run } from '../../workspace/run.mjs'

/** Returns whether this process may install Debian packages. */
export const hasApt = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/**
 * Installs Chromium and its headless shell from Debian's packages; apt's output is written to the file.
 * Releases without a package of the headless shell use Chromium only.
 *
 * @param {string} logFile
 */
export const installDebianChromium = async (logFile) => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '--quiet'], { env, logFile })
  const install = (/** @type {string[]} */ ...packages) =>
    run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...packages], { env, logFile })
  if ((await install('chromium', 'chromium-headless-shell')) !== 0) await install('chromium')
}
