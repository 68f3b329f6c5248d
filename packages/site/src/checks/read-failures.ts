import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ShownExchange } from './format-exchange.ts'

const FOLDER = 'packages/e2e/conformance/captures/results'

/** A case that failed at a mock with one fault or option, as `packages/e2e/conformance/captures` recorded it. */
export interface RecordedFailure {
  readonly case: string
  /** Absent when an option makes the case fail. */
  readonly fault?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly options?: Readonly<Record<string, unknown>>
  readonly messages: readonly string[]
  /** Absent where the case sent no request. */
  readonly exchange?: ShownExchange
}

/** Reads the recorded failures, by case. */
export async function readFailures(root: string): Promise<ReadonlyMap<string, RecordedFailure>> {
  const folder = join(root, FOLDER)
  const files = await readdir(folder)
  const read = files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')))
  const failures = (await Promise.all(read)).flat() as RecordedFailure[]
  return new Map(failures.map((each) => [each.case, each]))
}
