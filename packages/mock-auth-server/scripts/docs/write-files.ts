import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes files by their paths below `root`. */
export async function writeFiles(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) await writeFile(join(root, path), text)
}

/** Returns the paths of files that are missing or differ from what is written. */
export async function findStaleFiles(root: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const stale: string[] = []
  for (const [path, text] of files) {
    if ((await readFile(join(root, path), 'utf8').catch(() => undefined)) !== text) stale.push(path)
  }
  return stale
}
