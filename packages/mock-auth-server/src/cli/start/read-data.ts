import { open, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UsageError } from '@smart-mock/cli-kit'
import { type ImportResult, ResourceImport, readJsonValues } from '@smart-mock/fhir-engine'
import type { DataRoom } from './data-room.ts'
import type { OnProgress } from './on-progress.ts'

const DATA = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i

const SHORTER =
  'That is parsed at once: split it, write it as NDJSON, which is read line by line, or start with a larger heap (NODE_OPTIONS=--max-old-space-size=<megabytes>)'

interface DataFile {
  readonly path: string
  readonly bytes: number
}

/**
 * Reads FHIR data of any origin from a file, or from all `.json`, `.ndjson` and `.jsonl` files (`.gz` too) below a
 * folder, one document or line after the other. `reading` is told how far it has come. Throws `UsageError`
 * when there is nothing to read, a file cannot be read, or there is no room for more.
 */
export async function readData(
  option: string,
  path: string,
  room: DataRoom,
  reading: OnProgress,
): Promise<ImportResult> {
  const files = await listFiles(option, path)
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const importing = new ResourceImport()
  let before = 0
  for (const file of files) {
    const name = relative(path, file.path) || file.path
    const told = (bytes: number) => {
      reading(Math.min(before + bytes, all - 1), all, importing.count)
      room.check(`${option} ${path}`, importing, (before + bytes) / all)
    }
    await readFile(`${option} ${file.path}`, file, name, importing, {
      told,
      longest: room.findLongest(importing),
    })
    before += file.bytes
  }
  const result = importing.finish()
  reading(all, all, importing.count)
  room.keep(importing)
  if (result.count > 0) return result
  const [first] = result.rejected
  throw new UsageError(
    `${option} ${path}: no resource could be loaded${first ? ` (${first.where}: ${first.reason})` : ''}`,
  )
}

async function listFiles(option: string, path: string): Promise<DataFile[]> {
  const found = await findFile(option, path)
  if (!found.isDirectory()) return [{ path, bytes: found.size }]
  const names = await readdir(path, { recursive: true })
  const files = names.filter((name) => DATA.test(name)).sort()
  if (files.length === 0) {
    throw new UsageError(`${option} ${path}: the folder has no .json, .ndjson or .jsonl file (.gz allowed)`)
  }
  return Promise.all(
    files.map(async (name) => ({
      path: join(path, name),
      bytes: (await findFile(option, join(path, name))).size,
    })),
  )
}

/** Returns what is known of a file or folder; throws `UsageError` when it cannot be found, or a link leads nowhere. */
async function findFile(option: string, path: string) {
  try {
    return await stat(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'the file or folder does not exist' : `it cannot be read (${code})`
    throw new UsageError(`${option} ${path}: ${reason}`)
  }
}

/** Adds what a file contains; `told` is called from time to time with the bytes of it that were read. */
async function readFile(
  source: string,
  { path, bytes }: DataFile,
  name: string,
  importing: ResourceImport,
  { told, longest }: { readonly told: (bytes: number) => void; readonly longest: number },
): Promise<void> {
  try {
    const { raw, chunks } = await openStream(path)
    for await (const values of readJsonValues(name, chunks, longest)) {
      for (const each of values) importing.add(each)
      told(raw.bytesRead)
    }
    told(bytes)
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof RangeError) throw new UsageError(`${source}: ${error.message}. ${SHORTER}`)
    throw new UsageError(`${source}: ${error instanceof Error ? error.message : error}`)
  }
}

/** Opens a file, which its stream closes, and unpacks it if it is packed. */
async function openStream(path: string) {
  const handle = await open(path)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
  const raw = handle.createReadStream({ start: 0, highWaterMark: 1 << 18 })
  const isPacked = bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  // What goes wrong with either stream ends the iteration over the second.
  return { raw, chunks: isPacked ? pipeline(raw, createGunzip(), () => undefined) : raw }
}
