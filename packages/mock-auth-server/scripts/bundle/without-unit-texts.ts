import { runInNewContext } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { TABLE_READER } from './compress-tables.ts'

/** The units of UCUM in the FHIRPath library: one literal on one line, a row for each unit. */
const TABLE =
  /("node_modules\/@lhncbc\/ucum-lhc\/data\/ucumDefs\.min\.json"\(exports, module\) \{\s+module\.exports = )(\{.+\})(;\n)/
export const TEXTS = [
  'synonyms_',
  'guidance_',
  'loincProperty_',
  'category_',
  'printSymbol_',
  'class_',
  'baseFactorStr_',
]
const FILE = 'unit-table.br'

interface UnitTable {
  readonly units: { readonly config: readonly unknown[]; readonly data: readonly (readonly unknown[])[] }
}

/**
 * Leaves out of the FHIRPath library what its units say to people who look for one: a third of the table. Units are found
 * by code and name, and converted, as before. The table is stored beside the chunks, as those of the FHIR engine are.
 */
export function withoutUnitTexts(): Plugin {
  let found = false
  return {
    name: 'without-unit-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/fhirpath/esm/fhirpath.mjs')) return undefined
      found = true
      const shortened = stripUnitColumns(code, TEXTS)
      const source = brotliCompressSync(TABLE.exec(shortened)?.[2] ?? '')
      this.emitFile({ type: 'asset', fileName: `chunks/${FILE}`, source })
      // One line stays one line: the source map is right.
      const read = `JSON.parse(readUnitTable(${JSON.stringify(FILE)}))`
      const rest = shortened.replace(TABLE, (_, before, _literal, after) => before + read + after)
      return {
        code: `import { readTable as readUnitTable } from ${JSON.stringify(TABLE_READER)};${rest}`,
        map: null,
      }
    },
    buildEnd(error) {
      if (!error && !found)
        this.error('the bundle has no fhirpath.mjs, whose table of units is to be shortened')
    },
  }
}

/** Returns the code of the FHIRPath library without columns of its table of units; throws where it has no such table. */
export function stripUnitColumns(code: string, columns: readonly string[]): string {
  const table = readUnitTable(code)
  const { config, data } = table.units
  const missing = columns.filter((column) => !config.includes(column))
  if (missing.length > 0) throw new Error(`the table of units has no ${missing.join(', ')}`)
  const isLeft = (_: unknown, index: number) => !columns.includes(String(config[index]))
  const units = { config: config.filter(isLeft), data: data.map((row) => row.filter(isLeft)) }
  const shortened = JSON.stringify({ ...table, units })
  return code.replace(TABLE, (_, before: string, _literal, after: string) => before + shortened + after)
}

/** Returns the table of units in the code of the FHIRPath library. */
export function readUnitTable(code: string): UnitTable {
  const literal = TABLE.exec(code)?.[2]
  if (literal === undefined) throw new Error('fhirpath.mjs has no table of units where it was')
  return runInNewContext(`(${literal})`)
}
