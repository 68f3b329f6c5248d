import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folders from this file up to the package, from the sources as from the bundle. */
const DEPTH = 4

/** Returns the folder of the built console page: beside the bundle, or in dist/ when run from the sources. */
export function findConsole(): string | undefined {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (let up = 0; up < DEPTH; up++) {
    for (const found of [join(folder, 'console'), join(folder, 'dist', 'console')]) {
      // The sources have folders of that name too; only the built one has assets.
      if (existsSync(join(found, 'index.html')) && existsSync(join(found, 'assets'))) return found
    }
    folder = dirname(folder)
  }
  return undefined
}
