import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const outputs = new Set([
  'node_modules',
  'dist',
  'source-maps',
  'store-client',
  'test-results',
  'playwright-report',
])

/** @param {string} path @returns {string[]} */
const filesOf = (path) => {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => !outputs.has(name) && !name.startsWith('.'))
  return names.sort().flatMap((name) => filesOf(join(path, name)))
}

/**
 * Returns a digest of the contents of files and folders, and of the platform (installed binaries depend on
 * it). Folders that tools write to, and names with a leading dot, are ignored.
 *
 * @param {string} base
 * @param {string[]} paths relative to `base`
 */
export const fingerprint = (base, paths) => {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of paths.flatMap((path) => filesOf(join(base, path)))) {
    const content = readFileSync(file)
    hash.update(`${file.slice(base.length)} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}
