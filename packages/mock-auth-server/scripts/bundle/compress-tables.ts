import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** The tables of the FHIR engine, a text each that is exported. */
const TABLE = /\/fhir-engine\/src\/tables\/[a-z]+-table\.ts$/
/** The module with the function that reads a table of the bundle. */
export const TABLE_READER = '\0read-table'

/**
 * Stores large tables beside the chunks, compressed better than a package is, and reads them where the bundle had them
 * inline.
 */
export function compressTables(): Plugin {
  return {
    name: 'compress-tables',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === TABLE_READER) return TABLE_READER
      if (!id.endsWith('-table.ts')) return undefined
      const path = (await this.resolve(id, importer, { skipSelf: true }))?.id ?? ''
      return TABLE.test(path) ? `\0table:${path}` : undefined
    },
    load(id) {
      if (id === TABLE_READER) return READER_CODE
      if (!id.startsWith('\0table:')) return undefined
      const path = id.slice('\0table:'.length)
      const [name, text] = evaluateTable(readFileSync(path, 'utf8'))
      const fileName = `${basename(path, '.ts')}.br`
      this.emitFile({ type: 'asset', fileName: `chunks/${fileName}`, source: brotliCompressSync(text) })
      return `import { readTable } from ${JSON.stringify(TABLE_READER)}
export const ${name} = readTable(${JSON.stringify(fileName)})`
    },
  }
}

/** Returns the only export of a table, which is a template without placeholders, with its name. */
function evaluateTable(source: string): [name: string, text: string] {
  const [, name, literal] = /^export const (\w+) = (`(?:[^`\\]|\\[\s\S])*`)$/m.exec(source) ?? []
  if (name === undefined || literal === undefined) throw new Error('a table is no template that is exported')
  return [name, String(runInNewContext(literal))]
}

/** The file is beside the chunk that the reader is in, or below the entry that it is in. */
const READER_CODE = `
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
export function readTable(name) {
  const folder = import.meta.dirname
  const beside = join(folder, name)
  return String(brotliDecompressSync(readFileSync(existsSync(beside) ? beside : join(folder, 'chunks', name))))
}
`
