import { existsSync } from 'node:fs'
import { run } from '../workspace/run.mjs'

/** Whether this is a machine on which we may install Debian packages. */
export const hasApt = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** Installs Debian's package `chromium`. */
export const installDebianChromium = async () => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '--quiet'], { env })
  await run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', 'chromium'], { env })
}
