/**
 * Makes the types in `dist/types-source` self-contained: an import of the FHIR engine, which is not published,
 * becomes the path to its types in `dist/types-source/fhir-engine`. Run by `build`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const NAME = '@smart-mock/fhir-engine'
const types = join(import.meta.dirname, '../../dist/types-source')
const manifest = join(import.meta.dirname, '../../../fhir-engine/package.json')
const { exports } = JSON.parse(readFileSync(manifest, 'utf8')) as { exports: Record<string, string> }

/** Returns the path of the types that the engine exports under a path such as `/model/scopes`. */
function typesOf(path: string): string {
  const source = exports[`.${path}`]
  if (source === undefined) throw new Error(`${NAME} does not export .${path}`)
  return join(types, 'fhir-engine', source.replace(/^\.\/src\//, ''))
}

for (const path of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.d.ts')) continue
  const file = join(types, path)
  const text = readFileSync(file, 'utf8')
  const inlined = text.replace(
    new RegExp(`(['"])${NAME}((?:/[\\w-]+)*)\\1`, 'g'),
    (_, quote: string, exported: string) => {
      const target = relative(dirname(file), typesOf(exported))
      return `${quote}${target.startsWith('.') ? target : `./${target}`}${quote}`
    },
  )
  if (inlined !== text) writeFileSync(file, inlined)
}
