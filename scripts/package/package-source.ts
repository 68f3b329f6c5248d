import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The manifest of a workspace package that is published, as far as its `dist` follows from it. */
export interface SourceManifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string>>
  /** The program, and the exports that are published; the others are for the workspace. */
  readonly published: {
    readonly bin: string
    readonly exports: readonly string[]
    /** JSON files that are exported, without their white space, each with its source. */
    readonly files?: Readonly<Record<string, string>>
    /** Folders that are copied as they are. */
    readonly folders?: readonly string[]
  }
  readonly [member: string]: unknown
}

/** Reads the manifest of a workspace package. */
export function readSourceManifest(folder: string): SourceManifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** Returns the source of each published entry by its name in `dist`: `./testing` is `testing`, and `.` is `index`. */
export function listEntries({ exports, published }: SourceManifest): Record<string, string> {
  const entries = published.exports.map((path) => {
    const source = exports[path]
    if (source === undefined) throw new Error(`${path} is published and not exported`)
    return [toEntryName(path), source]
  })
  return Object.fromEntries(entries)
}

/** Returns the name in `dist` of what is exported under a path. */
export function toEntryName(path: string): string {
  return path === '.' ? 'index' : path.slice(2)
}
