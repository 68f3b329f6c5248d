import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Returns the folder of the built page: beside the bundle, or in dist/ when run from the sources. */
export function findUi(): string | undefined {
  for (
    let folder = dirname(fileURLToPath(import.meta.url)), depth = 0;
    depth < 4;
    folder = dirname(folder), depth++
  ) {
    for (const candidate of [join(folder, 'ui'), join(folder, 'dist', 'ui')]) {
      // The sources have a folder ui too; only the built one has assets.
      if (existsSync(join(candidate, 'index.html')) && existsSync(join(candidate, 'assets'))) return candidate
    }
  }
  return undefined
}
