import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Folders in which every page is generated, so that one whose declaration is gone goes as well. */
const OWNED = ['faults', 'rules']

/** Writes pages, and removes those that nothing generates any more. */
export async function writePages(docs: string, pages: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of pages) {
    await mkdir(dirname(join(docs, name)), { recursive: true })
    await writeFile(join(docs, name), text)
  }
  for (const name of await left(docs, pages)) await rm(join(docs, name))
}

/** Names of pages that differ from what is written, are missing, or are left over. */
export async function stalePages(docs: string, pages: ReadonlyMap<string, string>): Promise<string[]> {
  const stale = await left(docs, pages)
  for (const [name, text] of pages) {
    if ((await readFile(join(docs, name), 'utf8').catch(() => undefined)) !== text) stale.push(name)
  }
  return stale
}

async function left(docs: string, pages: ReadonlyMap<string, string>): Promise<string[]> {
  const names = await Promise.all(
    OWNED.map(async (folder) =>
      (await readdir(join(docs, folder)).catch(() => [])).map((file) => `${folder}/${file}`),
    ),
  )
  return names.flat().filter((name) => !pages.has(name))
}
