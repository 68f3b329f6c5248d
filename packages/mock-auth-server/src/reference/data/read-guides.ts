import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTitle } from './docs-page.ts'
import type { Guide } from './reference-data.ts'

/** Reads the guides of a checkout, `root` being its top folder; their titles are their first headings. */
export async function readGuides(root: string): Promise<Guide[]> {
  const folder = join(root, 'docs/guides')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8')
      return { name: file.slice(0, -3), title: readTitle(text), text }
    }),
  )
}
