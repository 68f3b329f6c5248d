import { type ElementRule, findStructure } from '../../definitions/structures.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { isSameJson } from '../../model/is-same-json.ts'
import { parseJson } from '../../model/json.ts'
import { isObject, type PlainObject, type Resource } from '../../model/resource.ts'
import { isPrimitive } from '../../validation/primitives.ts'

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
  /** The element that `owner` is the value of; `undefined` for the resource. */
  readonly parent?: ElementLocation | undefined
}

const TEXT = String.raw`'(?:[^'\\]|\\.)*'`
const CONDITION = String.raw`[A-Za-z]\w*\s*=\s*(?:${TEXT}|true|false|\d+(?:\.\d+)?)`
const CONDITIONS = new RegExp(CONDITION, 'g')
const STEP = new RegExp(
  String.raw`^(?:\.where\(\s*(${CONDITION}(?:\s+and\s+${CONDITION})*)\s*\)|\.extension\(\s*(${TEXT})\s*\)` +
    String.raw`|\.(first|last)\(\)|\.([A-Za-z]\w*)|\[(\d{1,6})\])`,
)

const SUPPORTED = "elements, [n], first(), last(), where(name = value and …) and extension('url')"

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
 * `where(name = value and …)`, `extension('url')`. Throws FhirError 400 for other expressions and for elements
 * that the type does not have.
 */
export function resolveElementPath(resource: Resource, path: string): ElementLocation[] {
  const [, root = '', steps = ''] = /^([A-Za-z]+)(.*)$/s.exec(path.slice(0, 1_000)) ?? []
  if (root !== resource.resourceType) throw bad(path, `it must start with ${resource.resourceType}`)
  let places: ElementLocation[] = [{ owner: { root: resource }, key: 'root', index: undefined, type: root }]
  for (let rest = steps; rest !== ''; ) {
    const match = STEP.exec(rest)
    if (!match) throw bad(path, `only ${SUPPORTED} are supported`)
    rest = rest.slice(match[0].length)
    const [, where, url, end, name, index] = match
    const children = (of: string) => places.flatMap((place) => childrenOf(place, of, path))
    if (name !== undefined) places = children(name)
    else if (url !== undefined) places = children('extension').filter(hasAll(`url = ${url}`))
    else if (where !== undefined) places = places.filter(hasAll(where))
    else if (end === 'last') places = places.slice(-1)
    else places = places.slice(Number(index ?? 0), Number(index ?? 0) + 1)
  }
  return places
}

function childrenOf(place: ElementLocation, name: string, path: string): ElementLocation[] {
  const parent = isPrimitive(place.type) ? twinOf(place) : place
  const owner = getValueAt(parent)
  const type = isObject(owner) && typeof owner.resourceType === 'string' ? owner.resourceType : parent.type
  const matches = (each: string) => each === name || findElementRule(type, each)?.choice === `${name}[x]`
  const keys = isObject(owner) ? Object.keys(owner) : []
  const key = keys.find(matches) ?? keys.find((each) => each[0] === '_' && matches(each.slice(1)))?.slice(1)
  const rule = key === undefined ? undefined : findElementRule(type, key)
  if (key === undefined || !rule || !isObject(owner)) {
    const isKnown = [...(findStructure(type)?.elements.values() ?? [])].some(
      (each) => each.name === name || each.choice === `${name}[x]`,
    )
    if (!isKnown) throw bad(path, `${type} has no element ${name}`)
    return []
  }
  const value = owner[key]
  const common = { owner, key, type: rule.type, parent }
  if (!Array.isArray(value)) return [{ ...common, index: undefined, choice: rule.choice }]
  return value.map((_, index) => ({ ...common, index }))
}

/** Returns the location of the id and extensions of a primitive (`_birthDate`). */
function twinOf(place: ElementLocation): ElementLocation {
  const key = `_${place.key}`
  const index = Array.isArray(place.owner[key]) ? place.index : undefined
  return { owner: place.owner, key, index, type: 'Element', parent: place.parent }
}

/** Returns a test for `name = value`, or several of them joined by `and`. */
function hasAll(conditions: string): (place: ElementLocation) => boolean {
  const wanted = (conditions.match(CONDITIONS) ?? []).map((each) => {
    const at = each.indexOf('=')
    return [each.slice(0, at).trim(), parseLiteral(each.slice(at + 1).trim())] as const
  })
  return (place) => {
    const value = getValueAt(place)
    return (
      isObject(value) &&
      wanted.every(([name, each]) => Object.hasOwn(value, name) && isSameJson(value[name], each))
    )
  }
}

function parseLiteral(text: string): unknown {
  return text.startsWith("'") ? text.slice(1, -1).replace(/\\(.)/g, '$1') : parseJson(text)
}

function bad(path: string, why: string): FhirError {
  return new FhirError(400, 'not-supported', `path "${path.slice(0, 120)}": ${why}`)
}
