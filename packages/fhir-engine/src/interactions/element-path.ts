import { type ElementRule, findStructure } from '../definitions/structures.ts'
import { FhirError } from '../model/fhir-error.ts'
import { isObject, type PlainObject, type Resource } from '../model/resource.ts'

/** A location in a resource: an item of a list, or the value of a property. */
export interface ElementLocation {
  readonly owner: PlainObject
  readonly key: string
  /** Index in the list `owner[key]`. */
  readonly index: number | undefined
  /** Type of the value: a data type or a backbone element; its name in the table of structures. */
  readonly type: string
  /** The element as the definition names it (`deceased[x]`), when its key depends on the type. */
  readonly choice?: string | undefined
}

const STEP =
  /^(?:\.where\(\s*([A-Za-z]\w*)\s*=\s*('(?:[^'\\]|\\.)*'|true|false|\d+(?:\.\d+)?)\s*\)|\.(first|last)\(\)|\.([A-Za-z]\w*)|\[(\d{1,6})\])/

export function getValueAt({ owner, key, index }: ElementLocation): unknown {
  const value = owner[key]
  return index === undefined ? value : (value as unknown[])[index]
}

/**
 * Returns the element of a type by its name, or by its name and the type of its choice (`deceased` and
 * `Boolean`).
 */
export function findElementRule(type: string, name: string, choice = ''): ElementRule | undefined {
  const elements = findStructure(type)?.elements
  return elements?.get(name) ?? elements?.get(name + choice)
}

/**
 * Returns the locations that a FHIRPath of simple steps names: elements, `[n]`, `first()`, `last()`,
 * `where(name = value)`. Throws FhirError 400 for other expressions and for elements that the type does not
 * have.
 */
export function resolveElementPath(resource: Resource, path: string): ElementLocation[] {
  const [, root = '', steps = ''] = /^([A-Za-z]+)(.*)$/s.exec(path.slice(0, 1_000)) ?? []
  if (root !== resource.resourceType) throw bad(path, `it must start with ${resource.resourceType}`)
  let places: ElementLocation[] = [{ owner: { root: resource }, key: 'root', index: undefined, type: root }]
  for (let rest = steps; rest !== ''; ) {
    const match = STEP.exec(rest)
    if (!match) throw bad(path, 'only elements, [n], first(), last() and where(name = value) are supported')
    rest = rest.slice(match[0].length)
    const [, where, literal = '', end, name, index] = match
    if (name !== undefined) places = places.flatMap((place) => childrenOf(place, name, path))
    else if (where !== undefined) places = places.filter((place) => holds(getValueAt(place), where, literal))
    else if (end === 'last') places = places.slice(-1)
    else places = places.slice(Number(index ?? 0), Number(index ?? 0) + 1)
  }
  return places
}

function childrenOf(place: ElementLocation, name: string, path: string): ElementLocation[] {
  const owner = getValueAt(place)
  if (!isObject(owner)) return []
  const type = typeof owner.resourceType === 'string' ? owner.resourceType : place.type
  const key = Object.keys(owner).find(
    (each) => each === name || findElementRule(type, each)?.choice === `${name}[x]`,
  )
  const rule = key === undefined ? undefined : findElementRule(type, key)
  if (key === undefined || !rule) {
    const isKnown = [...(findStructure(type)?.elements.values() ?? [])].some(
      (each) => each.name === name || each.choice === `${name}[x]`,
    )
    if (!isKnown) throw bad(path, `${type} has no element ${name}`)
    return []
  }
  const value = owner[key]
  if (!Array.isArray(value)) return [{ owner, key, index: undefined, type: rule.type, choice: rule.choice }]
  return value.map((_, index) => ({ owner, key, index, type: rule.type }))
}

function holds(value: unknown, name: string, literal: string): boolean {
  if (!isObject(value) || !Object.hasOwn(value, name)) return false
  const wanted = literal.startsWith("'") ? literal.slice(1, -1).replace(/\\(.)/g, '$1') : JSON.parse(literal)
  return value[name] === wanted
}

function bad(path: string, why: string): FhirError {
  return new FhirError(400, 'not-supported', `path "${path.slice(0, 120)}": ${why}`)
}
