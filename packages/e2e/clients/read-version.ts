import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Returns the version of the package in a folder, which is relative to `packages`. */
export function readVersion(folder: string): string {
  const file = join(import.meta.dirname, '../..', folder, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
