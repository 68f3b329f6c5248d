import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** Files that cite a catalogue id, by id; code and tests apart. */
export interface Citations {
  readonly code: ReadonlyMap<string, readonly string[]>
  readonly tests: ReadonlyMap<string, readonly string[]>
}

const FOLDERS = [
  'packages/mock-auth-server/src',
  'packages/mock-auth-server/test',
  'packages/fhir-engine/src',
  'packages/fhir-engine/test',
  'packages/console/src',
  'packages/client/src',
  'packages/client/test',
  'packages/e2e/headless',
  'packages/e2e/tests',
]
const ID = /\b([SCF])-(\d{3})\b(?:(?:\s*(?:\.\.|…|–|to)\s*)(?:([SCF])-)?(\d{3})\b)?/g

/** Searches code and tests for ids, and for ranges such as "S-045 to S-051". */
export async function readCitations(root: string): Promise<Citations> {
  const code = new Map<string, string[]>()
  const tests = new Map<string, string[]>()
  for (const folder of FOLDERS) {
    for (const path of await sources(join(root, folder))) {
      const name = relative(root, path)
      const isTest = /\.(test|spec)\.tsx?$/.test(name)
      // What supports tests proves nothing by naming an id.
      if (!isTest && !name.includes('/src/')) continue
      const into = isTest ? tests : code
      for (const id of idsIn(await readFile(path, 'utf8'))) {
        const files = into.get(id)
        if (files) files.push(name)
        else into.set(id, [name])
      }
    }
  }
  return { code, tests }
}

/** Returns every id in a text, with ranges expanded. */
export function idsIn(text: string): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [, kind = '', first = '', toKind, last] of text.matchAll(ID)) {
    const end = last !== undefined && (toKind === undefined || toKind === kind) ? Number(last) : Number(first)
    for (let number = Number(first); number <= Math.max(end, Number(first)); number++) {
      ids.add(`${kind}-${String(number).padStart(3, '0')}`)
    }
    if (last !== undefined && toKind !== undefined && toKind !== kind) ids.add(`${toKind}-${last}`)
  }
  return ids
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
