/**
 * Copies the client library of the store, with everything that it depends on, into `store-client/node_modules` of the
 * mock's package. The image has it, while the packages depend on nothing. Run by the `build` of the mock.
 */
import { existsSync, realpathSync } from 'node:fs'
import { cp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'

const CLIENT = 'ioredis'
/** Types and source maps, which no program reads. */
const UNREAD = /\.(?:d\.[cm]?ts|map)$/

const target = join(process.cwd(), 'store-client/node_modules')
await rm(target, { recursive: true, force: true })
await copyPackage(CLIENT, process.cwd(), new Map())

/** Copies a package that a folder depends on, and then what that depends on; throws for two versions of one package. */
async function copyPackage(name: string, dependent: string, copied: Map<string, string>): Promise<void> {
  const folder = resolvePackage(name, dependent)
  const before = copied.get(name)
  if (before === folder) return
  if (before !== undefined)
    throw new Error(`${CLIENT} needs two versions of ${name}: ${before} and ${folder}`)
  copied.set(name, folder)
  await cp(folder, join(target, name), {
    recursive: true,
    filter: (source) => !UNREAD.test(source) && !relative(folder, source).startsWith('node_modules'),
  })
  const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  for (const each of Object.keys(dependencies)) await copyPackage(each, folder, copied)
}

/** Returns the folder of a package as a module of another folder finds it. */
function resolvePackage(name: string, dependent: string): string {
  const folders = createRequire(join(dependent, 'package.json')).resolve.paths(name) ?? []
  const found = folders.map((each) => join(each, name)).find((each) => existsSync(each))
  if (found === undefined) throw new Error(`${dependent} has no ${name}: run pnpm install`)
  return realpathSync(found)
}
