import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** The tables of the FHIR engine, a text each that is exported, and of its FHIRPath library, which are JSON. */
const TABLE =
  /\/(?:fhir-engine\/src\/tables\/[a-z]+-table\.ts|fhirpath\/fhir-context\/r4\/path2(?:Type|Repeating)\.json)$/
const READER = '\0read-table'

/**
 * Stores large tables beside the chunks, compressed better than a package is, and reads them where the bundle had them
 * inline.
 */
export function compressTables(): Plugin {
  return {
    name: 'compress-tables',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === READER) return READER
      if (!/-table\.ts$|\.json$/.test(id)) return undefined
      const path = (await this.resolve(id, importer, { skipSelf: true }))?.id ?? ''
      // Under a name of its own: what ends in .json would be parsed.
      return TABLE.test(path) ? `\0table:${path.replace(/\.(\w+)$/, '?$1')}` : undefined
    },
    load(id) {
      if (id === READER) return READER_CODE
      if (!id.startsWith('\0table:')) return undefined
      const path = id.slice('\0table:'.length).replace('?', '.')
      const isJson = path.endsWith('.json')
      const source = readFileSync(path, 'utf8')
      const [name, text] = isJson ? ['', JSON.stringify(JSON.parse(source))] : evaluateTable(source)
      const fileName = `${basename(path).replace(/\.\w+$/, '')}.br`
      this.emitFile({ type: 'asset', fileName: `chunks/${fileName}`, source: brotliCompressSync(text) })
      const read = `readTable(${JSON.stringify(fileName)})`
      // JSON is required by a CommonJS module, which must not get a namespace.
      return isJson
        ? `module.exports = JSON.parse(require(${JSON.stringify(READER)}).${read})`
        : `import { readTable } from ${JSON.stringify(READER)}\nexport const ${name} = ${read}`
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
