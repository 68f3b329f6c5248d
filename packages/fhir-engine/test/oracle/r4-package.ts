import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Any } from '../engine.ts'

/** The definitions and examples of R4 as HL7 publishes them. */
const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/ig-r4.json'))
const names = readdirSync(folder)
const files = new Set(names)
const read = (name: string): Any => JSON.parse(readFileSync(join(folder, name), 'utf8'))

/** Types of which the package has thousands: definitions, which it also has as examples of themselves. */
const DEFINITIONS = new Set([
  ...['CodeSystem', 'ConceptMap', 'ImplementationGuide', 'OperationDefinition'],
  ...['SearchParameter', 'StructureDefinition', 'ValueSet'],
])
const EACH = 30
const MAXIMUM_BYTES = 100_000

/** Returns the examples of all types; of definitions, some. */
export function readExamples(): Any[] {
  const counts = new Map<string, number>()
  const examples: Any[] = []
  for (const name of names.filter((each) => /^[A-Z]\w+-.*\.json$/.test(each)).sort()) {
    const type = name.slice(0, name.indexOf('-'))
    const count = counts.get(type) ?? 0
    if (count >= (DEFINITIONS.has(type) ? EACH : 1_000)) continue
    const text = readFileSync(join(folder, name), 'utf8')
    if (text.length > MAXIMUM_BYTES) continue
    counts.set(type, count + 1)
    examples.push(JSON.parse(text))
  }
  return examples
}

/** Returns all search parameters that R4 defines, those of its example extensions left out. */
export function readSearchParameters(): Any[] {
  return read('Bundle-searchParams.json')
    .entry.map(({ resource }: Any) => resource)
    .filter(({ expression }: Any) => expression && !expression.includes('extension('))
}

/** Returns the parameters that put a resource of each type into a patient's compartment. */
export function readPatientCompartment(): ReadonlyMap<string, readonly string[]> {
  const { resource } = read('CompartmentDefinition-patient.json')
  return new Map(resource.map(({ code, param = [] }: Any) => [code, param]))
}

const structures = new Map<string, Any[]>()

/** Returns the elements of a resource or data type, without the type's own. */
export function readElements(type: string): Any[] {
  const known = structures.get(type)
  if (known) return known
  const elements = read(`StructureDefinition-${type}.json`).snapshot.element.slice(1)
  structures.set(type, elements)
  return elements
}

/** A code with its system. */
export interface Code {
  readonly system: string
  readonly code: string
}

const valueSets = new Map<string, readonly Code[]>()

/** Returns the codes of a value set of R4; none when the package does not list them. */
export function readCodes(valueSet: string): readonly Code[] {
  const known = valueSets.get(valueSet)
  if (known) return known
  const name = `ValueSet-${nameOf(valueSet)}.json`
  const included = files.has(name) ? (read(name).compose?.include ?? []) : []
  const codes = included.flatMap(({ system, concept, valueSet: other, filter }: Any) => {
    if (other || filter) return []
    return (concept ?? readConcepts(system)).map(({ code }: Any) => ({ system, code }))
  })
  valueSets.set(valueSet, codes)
  return codes
}

function readConcepts(system: string): Any[] {
  const name = `CodeSystem-${nameOf(system)}.json`
  const flatten = (concepts: Any[]): Any[] =>
    concepts.flatMap((each) => [each, ...flatten(each.concept ?? [])])
  return files.has(name) ? flatten(read(name).concept ?? []) : []
}

function nameOf(url: string): string {
  return url.split('|')[0]?.split('/').pop() ?? ''
}

/** Returns the code system of an element that is a plain code, when its binding leaves only one. */
export function findSystem(path: string): string | undefined {
  if (!/^[A-Z]\w+(\.\w+)+$/.test(path)) return undefined
  const element = readElements(path.slice(0, path.indexOf('.'))).find((each) => each.path === path)
  const name = `ValueSet-${nameOf(element?.binding?.valueSet ?? '')}.json`
  if (!files.has(name)) return undefined
  const included: Any[] = read(name).compose?.include ?? []
  const systems = new Set(included.map(({ system }) => system))
  return systems.size === 1 ? included[0].system : undefined
}
