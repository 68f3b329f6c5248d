import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PresetFindings } from './preset-findings.ts'

/** Folder with what the kit found at each preset. */
export const RESULTS_FOLDER = join(import.meta.dirname, 'results')

/** Reads what the kit found at each preset, by the id of the preset. */
export async function readFindings(): Promise<ReadonlyMap<string, PresetFindings>> {
  const files = await readdir(RESULTS_FOLDER)
  const read = files.map(async (file) => JSON.parse(await readFile(join(RESULTS_FOLDER, file), 'utf8')))
  const found = (await Promise.all(read)) as PresetFindings[]
  return new Map(found.map((each) => [each.preset, each]))
}
