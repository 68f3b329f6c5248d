import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CapturedFailure } from './captured-failure.ts'

/** Folder with the failures of each group of cases. */
export const CAPTURES_FOLDER = join(import.meta.dirname, 'results')

/** Reads the recorded failures, by case. */
export async function readCaptures(): Promise<ReadonlyMap<string, CapturedFailure>> {
  const files = await readdir(CAPTURES_FOLDER).catch(() => [])
  const read = files.map(async (file) => JSON.parse(await readFile(join(CAPTURES_FOLDER, file), 'utf8')))
  const failures = (await Promise.all(read)).flat() as CapturedFailure[]
  return new Map(failures.map((each) => [each.case, each]))
}
