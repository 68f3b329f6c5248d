import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { packPackages } from '../release/pack-packages.mjs'

const run = promisify(execFile)

/** Packs both packages into a folder and installs them there, without network; returns the tarballs by name. */
export async function installPackages(folder: string): Promise<Record<string, string>> {
  const tarballs = await packPackages(folder)
  const options = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts']
  await run('npm', ['install', ...options, ...Object.values(tarballs)], { cwd: folder })
  return tarballs
}
