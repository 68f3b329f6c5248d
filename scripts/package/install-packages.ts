import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../workspace/root.mjs'

const run = promisify(execFile)

/** The packages that are published, with their folders. */
export const PACKAGES = { mock: 'packages/mock-auth-server', client: 'packages/client' }

/** Packs both packages into a folder and installs them there, without network; returns the tarballs by name. */
export async function installPackages(folder: string): Promise<Record<string, string>> {
  const tarballs: Record<string, string> = {}
  for (const [name, source] of Object.entries(PACKAGES)) {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, source, 'dist'),
    })
    tarballs[name] = join(folder, JSON.parse(stdout)[0].filename)
  }
  const options = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts']
  await run('npm', ['install', ...options, ...Object.values(tarballs)], { cwd: folder })
  return tarballs
}
