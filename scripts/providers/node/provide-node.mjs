import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../workspace/failure.mjs'
import { root } from '../../workspace/root.mjs'
import { run } from '../../workspace/run.mjs'

/**
 * Returns the variable that names the program of a version.
 *
 * @param {number} major
 */
export const toNodeVariable = (major) => `NODE_${major}_PATH`

/**
 * Returns the npm package with the binary for a platform.
 *
 * @param {string} platform @param {string} arch as `process` has them
 */
export const toPackageName = (platform, arch) => {
  const system = platform === 'win32' ? 'win' : platform
  return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${arch}`
}

/**
 * Returns the path of a Node.js: the one that its variable names, otherwise the exact version as npm has it, kept in
 * `.cache/node`. Throws `Failure` when the one that was chosen is another version, or npm has none.
 *
 * @param {import('./versions.mjs').NodeVersion} wanted
 * @param {{ isBare: boolean, logFile: string, report: (text: string) => void }} options
 * @returns {Promise<Record<string, string>>}
 */
export const provideNode = async ({ major, version }, { isBare, logFile, report }) => {
  const variable = toNodeVariable(major)
  const chosen = isBare ? undefined : process.env[variable]
  if (chosen !== undefined) {
    const found = readVersion(chosen)
    if (found?.split('.')[0] === String(major)) return { [variable]: chosen }
    throw new Failure(
      `${variable} is ${chosen}, which is ${found === undefined ? 'no program that starts' : `Node.js ${found}`}. Correct or unset it.`,
    )
  }
  const name = toPackageName(process.platform, process.arch)
  const folder = join(root, '.cache/node', version)
  const kept = findBinary(folder, name)
  if (kept !== undefined && readVersion(kept) === version) return { [variable]: kept }
  report(`installing ${name}@${version} …`)
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
  await run('npm', ['install', '--prefix', folder, ...options, `${name}@${version}`], { logFile })
  const installed = findBinary(folder, name)
  if (installed !== undefined && readVersion(installed) === version) return { [variable]: installed }
  throw new Failure(
    `${name}@${version} could not be installed from npm; ${logFile} says why. Set ${variable} to a Node.js ${major} of your own.`,
  )
}

/**
 * Returns the version of a Node.js without its "v"; `undefined` when it does not start.
 *
 * @param {string} path
 */
const readVersion = (path) => {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 })
  return status === 0 ? stdout.trim().replace(/^v/, '') : undefined
}

/** @param {string} folder @param {string} name @returns {string | undefined} */
const findBinary = (folder, name) => {
  const home = join(folder, 'node_modules', name)
  try {
    return join(home, JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).bin.node)
  } catch {
    return undefined
  }
}
