import { existsSync } from 'node:fs'
import { run } from '../workspace/run.mjs'

const env = { DEBIAN_FRONTEND: 'noninteractive' }

/** Returns whether this process may install Debian packages. */
export const hasApt = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** Ends when apt is free: two of its processes at once refuse to work. @type {Promise<unknown>} */
let previous = Promise.resolve()

/** @type {Promise<number> | undefined} */
let updated

/**
 * Installs Debian packages once installations before it are over, and resolves to the exit code of apt, whose output is
 * written to the file. The lists of packages are fetched once.
 *
 * @param {readonly string[]} packages
 * @param {string} logFile
 * @returns {Promise<number>}
 */
export const installDebianPackages = (packages, logFile) => {
  const installed = previous.then(async () => {
    updated ??= run('apt-get', ['update', '--quiet'], { env, logFile })
    await updated
    return run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...packages], {
      env,
      logFile,
    })
  })
  previous = installed
  return installed
}
