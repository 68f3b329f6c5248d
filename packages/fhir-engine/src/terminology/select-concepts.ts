import { FhirError } from '../model/fhir-error.ts'
import type { PlainObject } from '../model/resource.ts'
import { type CodeSystem, findConcept, listRelated, type SystemConcept } from './code-system.ts'
import { readText } from './read-elements.ts'

type Test = (concept: SystemConcept) => boolean

/** Where the concepts of a filter by hierarchy are, from the one that it names. */
const DIRECTIONS: ReadonlyMap<string, 'parents' | 'children'> = new Map([
  ['is-a', 'children'],
  ['descendent-of', 'children'],
  ['is-not-a', 'children'],
  ['generalizes', 'parents'],
])
/** Names of filters that mean the concept itself. */
const ITSELF = new Set(['concept', 'code'])

/**
 * Returns the concepts of a code system that pass all filters of a value set (`ValueSet.compose.include.filter`).
 * Throws FhirError 422 for a filter that this server cannot evaluate.
 */
export function selectConcepts(system: CodeSystem, filters: readonly PlainObject[]): SystemConcept[] {
  const tests = filters.map((filter) => compileFilter(system, filter))
  return [...system.concepts.values()].filter((concept) => tests.every((test) => test(concept)))
}

function compileFilter(system: CodeSystem, filter: PlainObject): Test {
  const [property, op, value] = [filter.property, filter.op, filter.value].map((each) => readText(each) ?? '')
  if (property === undefined || op === undefined || value === undefined) throw unsupported(system, filter)
  const list = value.split(',').map((each) => each.trim())
  const valuesOf = ITSELF.has(property) ? codeOf : readProperty(system, property)
  switch (op) {
    case '=':
      return (concept) => valuesOf(concept).includes(value)
    case 'in':
      return (concept) => valuesOf(concept).some((each) => list.includes(each))
    case 'not-in':
      return (concept) => !valuesOf(concept).some((each) => list.includes(each))
    case 'exists':
      return (concept) => valuesOf(concept).length > 0 === (value === 'true')
  }
  const direction = DIRECTIONS.get(op)
  if (!direction || !ITSELF.has(property) || !system.isHierarchy) throw unsupported(system, filter)
  const named = findConcept(system, value)
  if (!named) {
    throw new FhirError(422, 'not-found', `${system.url} has no concept "${value.slice(0, 60)}" to filter by`)
  }
  const related = listRelated(system, named, direction)
  if (op === 'is-not-a') return (concept) => !related.has(concept)
  return (concept) => related.has(concept) && (op !== 'descendent-of' || concept !== named)
}

function codeOf({ code }: SystemConcept): string[] {
  return [code]
}

/** Returns a function that reads a property of concepts; throws FhirError 422 when no concept has it. */
function readProperty(system: CodeSystem, name: string): (concept: SystemConcept) => string[] {
  if (name === 'parent') return ({ parents }) => parents
  if (name === 'child') return ({ children }) => children
  const read = ({ properties }: SystemConcept) =>
    properties.filter(({ code }) => code === name).map((each) => String(findPropertyValue(each)?.[1]))
  if ([...system.concepts.values()].some((concept) => read(concept).length > 0)) return read
  throw new FhirError(422, 'not-supported', `${system.url} has no property "${name.slice(0, 60)}" here`)
}

/** Returns the `value[x]` of a property of a concept, with its name; of a Coding the code. */
export function findPropertyValue(property: PlainObject): [name: string, value: unknown] | undefined {
  const name = Object.keys(property).find((key) => key.startsWith('value'))
  if (name === undefined) return undefined
  const value = property[name]
  return [name, name === 'valueCoding' ? (value as PlainObject | undefined)?.code : value]
}

function unsupported({ url }: CodeSystem, { property, op }: PlainObject): FhirError {
  const filter = `${String(property).slice(0, 60)} ${String(op).slice(0, 20)}`
  return new FhirError(422, 'not-supported', `This server cannot evaluate the filter "${filter}" of ${url}`)
}
