import { isObject, type PlainObject } from '../model/resource.ts'
import { listObjects, readText } from './read-elements.ts'

/** A concept of a code system. */
export interface SystemConcept {
  readonly code: string
  readonly display: string | undefined
  readonly definition: string | undefined
  readonly designations: readonly PlainObject[]
  readonly properties: readonly PlainObject[]
  readonly parents: string[]
  readonly children: string[]
}

/** A code system as operations use it. */
export interface CodeSystem {
  readonly url: string
  readonly version: string | undefined
  readonly name: string
  /** `true` when all its concepts are here. */
  readonly isComplete: boolean
  readonly isCaseSensitive: boolean
  /** `true` when a concept below another is a kind of it. */
  readonly isHierarchy: boolean
  readonly concepts: ReadonlyMap<string, SystemConcept>
}

/** Reads a CodeSystem; whatever is not as R4 has it is left out. */
export function readCodeSystem(resource: PlainObject): CodeSystem {
  const isCaseSensitive = resource.caseSensitive === true
  const concepts = new Map<string, SystemConcept>()
  const keyOf = (code: string) => (isCaseSensitive ? code : code.toLowerCase())
  const add = (list: unknown, parent?: SystemConcept): void => {
    for (const each of listObjects(list)) {
      const code = readText(each.code)
      if (code === undefined) continue
      const concept = concepts.get(keyOf(code)) ?? readConcept(code, each)
      concepts.set(keyOf(code), concept)
      if (parent) connect(parent, concept)
      add(each.concept, concept)
    }
  }
  add(resource.concept)
  for (const concept of concepts.values()) {
    for (const [name, isParent] of [
      ['parent', true],
      ['child', false],
    ] as const) {
      for (const value of listPropertyValues(resource, concept, name)) {
        const other = concepts.get(keyOf(value))
        if (other) connect(...(isParent ? ([other, concept] as const) : ([concept, other] as const)))
      }
    }
  }
  return {
    url: readText(resource.url) ?? '',
    version: readText(resource.version),
    name: readText(resource.name) ?? readText(resource.title) ?? readText(resource.url) ?? '',
    isComplete: resource.content === 'complete',
    isCaseSensitive,
    isHierarchy: resource.hierarchyMeaning === undefined || resource.hierarchyMeaning === 'is-a',
    concepts,
  }
}

/** Returns a concept by its code. */
export function findConcept(
  { concepts, isCaseSensitive }: CodeSystem,
  code: string,
): SystemConcept | undefined {
  return concepts.get(isCaseSensitive ? code : code.toLowerCase())
}

/** Returns a concept and all above or below it. */
export function listRelated(
  system: CodeSystem,
  start: SystemConcept,
  direction: 'parents' | 'children',
): ReadonlySet<SystemConcept> {
  const found = new Set([start])
  for (const each of found) {
    for (const code of each[direction]) {
      const next = findConcept(system, code)
      if (next) found.add(next)
    }
  }
  return found
}

/** Returns `true` when a concept must not be used in new data. */
export function isInactive({ properties }: SystemConcept): boolean {
  return properties.some(
    ({ code, valueBoolean, valueCode }) =>
      (code === 'inactive' && valueBoolean === true) || (code === 'status' && valueCode === 'retired'),
  )
}

/** Returns `true` when a concept only groups others. */
export function isAbstract({ properties }: SystemConcept): boolean {
  return properties.some(({ code, valueBoolean }) => code === 'notSelectable' && valueBoolean === true)
}

function readConcept(code: string, concept: PlainObject): SystemConcept {
  return {
    code,
    display: readText(concept.display),
    definition: readText(concept.definition),
    designations: listObjects(concept.designation),
    properties: listObjects(concept.property),
    parents: [],
    children: [],
  }
}

function connect(parent: SystemConcept, child: SystemConcept): void {
  parent.children.push(child.code)
  child.parents.push(parent.code)
}

const STANDARD = 'http://hl7.org/fhir/concept-properties#'

/** Returns the codes under a standard property of a concept, whatever the code system calls it. */
function listPropertyValues(
  { property }: PlainObject,
  { properties }: SystemConcept,
  name: string,
): string[] {
  if (properties.length === 0) return []
  const own = listObjects(property).find(({ uri }) => uri === `${STANDARD}${name}`)
  const code = isObject(own) ? own.code : name
  return properties.flatMap((each) => (each.code === code ? (readText(each.valueCode) ?? []) : []))
}
