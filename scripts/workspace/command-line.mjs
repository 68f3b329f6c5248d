import { join } from 'node:path'
import { isBuilt } from './build.mjs'
import { root } from './root.mjs'

/** @type {boolean | undefined} */
let built

/**
 * Returns the arguments for Node.js that start the command line of a package: the build if it is that of the sources,
 * else the sources, which take ten times as long to load. Sources that change later in this process are not noticed.
 *
 * @param {'mock-auth-server' | 'client'} name name of the package's folder
 */
export const findCommandLine = (name) => {
  built ??= isBuilt()
  const folder = join(root, 'packages', name)
  if (built) return [join(folder, 'dist/cli.js')]
  return ['--import', import.meta.resolve('tsx'), join(folder, 'src/cli.ts')]
}
