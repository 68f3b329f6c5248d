import { open } from 'node:fs/promises'
import { UsageError } from '@smart-mock/cli-kit'
import type { Exchange } from './exchange.ts'
import { harSchema } from './har-schema.ts'
import { isTooDeep, MAX_DEPTH } from './parse-bounded-json.ts'
import { toExchange } from './to-exchange.ts'

/** Bytes of the largest HAR that is read. */
export const MAX_BYTES = 100_000_000
const MAX_ENTRIES = 100_000

/** Reads the exchanges of a HAR file; throws `UsageError` for a file that is none, or too large. */
export async function readHar(path: string): Promise<readonly Exchange[]> {
  return parseHar(await readText(path), path)
}

async function readText(path: string): Promise<string> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--har ${path}: cannot be read (${error.code})`)
  })
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new UsageError(`--har ${path}: is not a file`)
    if (stat.size > MAX_BYTES) {
      throw new UsageError(
        `--har ${path}: has ${stat.size} bytes; at most ${MAX_BYTES} are read. Export only the requests to the server`,
      )
    }
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

/** Parses the text of a HAR; throws `UsageError` that names the file and says what is wrong. */
export function parseHar(text: string, path: string): readonly Exchange[] {
  if (isTooDeep(text)) throw new UsageError(`--har ${path}: is nested more than ${MAX_DEPTH} levels deep`)
  const { success, data, error } = harSchema.safeParse(parseJson(text, path))
  if (!success) {
    const [issue] = error.issues
    throw new UsageError(
      `--har ${path}: is no HAR: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
    )
  }
  const { entries } = data.log
  if (entries.length > MAX_ENTRIES) {
    throw new UsageError(`--har ${path}: has ${entries.length} entries; at most ${MAX_ENTRIES} are read`)
  }
  return entries.flatMap((entry, at) => toExchange(entry, at + 1) ?? [])
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UsageError(`--har ${path}: is not JSON`)
  }
}
