import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../workspace/root.mjs'

const run = promisify(execFile)

/** The packages that are published, with their folders. */
export const PACKAGES = { mock: 'packages/mock-auth-server', client: 'packages/client' }

/**
 * Packs both packages, as they were built, into a folder.
 *
 * @param {string} folder
 * @returns {Promise<Record<string, string>>} their tarballs, by the keys of `PACKAGES`
 */
export const packPackages = async (folder) => {
  /** @type {Record<string, string>} */
  const tarballs = {}
  for (const [name, source] of Object.entries(PACKAGES)) {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, source, 'dist'),
    })
    tarballs[name] = join(folder, JSON.parse(stdout)[0].filename)
  }
  return tarballs
}
