import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { storedSchema } from '../../contract/entry-schema.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { StoredEntry } from './stored-entry.ts'

const fileSchema = z.object({ version: z.literal(1), servers: z.array(storedSchema).max(1000) })

export interface LoadedSettings {
  /** `undefined` when there is no usable file yet. */
  servers?: StoredEntry[]
  problem?: Verdict
  /** `true` when the file exists but must not be written. */
  readOnly?: boolean
}

/** Reads the server list. A file that cannot be understood is moved aside and reported, never overwritten. */
export async function loadSettings(file: string, now: number): Promise<LoadedSettings> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (thrown) {
    const missing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    if (missing) return {}
    return {
      readOnly: true,
      problem: problem(
        `The server list ${file} cannot be read: ${String(thrown)}.`,
        'Changes in this session are not saved. Check the permissions of the file.',
      ),
    }
  }
  const parsed = parse(text)
  if (parsed.success) return { servers: parsed.data.servers as StoredEntry[] }
  const aside = `${file}.damaged-${now}`
  await rename(file, aside)
  return {
    problem: problem(
      `The server list could not be read (${parsed.reason}) and was kept as ${aside}.`,
      'The client started with a new list. Repair that file and import it, or rename it back and restart.',
    ),
  }
}

/** Writes the whole list at once, readable only by its owner. */
export async function saveSettings(file: string, servers: readonly StoredEntry[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.tmp`
  try {
    await writeFile(draft, `${JSON.stringify({ version: 1, servers }, null, 2)}\n`, { mode: 0o600 })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

function parse(
  text: string,
): { success: true; data: z.infer<typeof fileSchema> } | { success: false; reason: string } {
  try {
    const result = fileSchema.safeParse(JSON.parse(text))
    if (result.success) return result
    const [issue] = result.error.issues
    return { success: false, reason: `${issue?.path.join('.')}: ${issue?.message}` }
  } catch {
    return { success: false, reason: 'it is not JSON' }
  }
}

const problem = (message: string, whatToTry: string): Verdict => ({ level: 'error', message, whatToTry })
