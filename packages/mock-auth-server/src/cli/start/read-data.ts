import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type ImportResult, importResources } from '@smart-mock/fhir-engine'
import { UsageError } from '../usage-error.ts'
import type { OnProgress } from './on-progress.ts'

const DATA = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i
/** Unpacked size that a JavaScript string can still hold. */
const MOST_BYTES = 500_000_000

/**
 * Reads FHIR data of any origin from a file, or from all `.json`, `.ndjson` and `.jsonl` files (`.gz` too)
 * below a folder. `reading` is called for files, `checking` for resources. Throws `UsageError` when there is
 * nothing to read or a file cannot be read.
 */
export async function readData(
  option: string,
  path: string,
  reading: OnProgress,
  checking: OnProgress,
): Promise<ImportResult> {
  const files = await dataFiles(option, path)
  const documents: { name: string; text: string }[] = []
  for (const [i, file] of files.entries()) {
    reading(i, files.length)
    documents.push({ name: relative(path, file) || file, text: await textOf(option, file) })
  }
  reading(files.length, files.length)
  const result = importResources(documents, checking)
  if (result.resources.length > 0) return result
  const [first] = result.rejected
  throw new UsageError(
    `${option} ${path}: no resource could be loaded${first ? ` (${first.where}: ${first.reason})` : ''}`,
  )
}

async function dataFiles(option: string, path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new UsageError(`${option} ${path}: the file or folder does not exist`)
  if (!found.isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  const files = names.filter((name) => DATA.test(name)).sort()
  if (files.length === 0) {
    throw new UsageError(`${option} ${path}: the folder has no .json, .ndjson or .jsonl file (.gz allowed)`)
  }
  return files.map((name) => join(path, name))
}

async function textOf(option: string, file: string): Promise<string> {
  try {
    const bytes = await readFile(file)
    const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
    return (packed ? await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString('utf8')
  } catch (error) {
    throw new UsageError(`${option} ${file}: ${error instanceof Error ? error.message : error}`)
  }
}
