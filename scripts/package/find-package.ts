import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../workspace/root.mjs'

/** Returns the folder of a package that a workspace package depends on. */
export function findPackage(name: string): string {
  const from = [
    'package.json',
    'packages/mock-auth-server/package.json',
    'packages/e2e/package.json',
    'examples/package.json',
  ]
  for (const file of from) {
    const require = createRequire(join(root, file))
    const path = require.resolve
      .paths(name)
      ?.map((each) => join(each, name))
      .find((each) => existsSync(each))
    if (path !== undefined) return realpathSync(path)
  }
  throw new Error(`${name} is not installed`)
}
