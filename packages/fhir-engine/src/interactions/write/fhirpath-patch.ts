import { FhirError } from '../../model/fhir-error.ts'
import { isObject, type PlainObject, type Resource } from '../../model/resource.ts'
import { type ElementLocation, findElementRule, getValueAt, resolveElementPath } from './element-path.ts'
import {
  createPatchError,
  findChoiceType,
  findValueKey,
  type Parts,
  readParts,
  readPartText,
  readPosition,
  requirePart,
} from './patch-parts.ts'

const OPERATIONS: Readonly<Record<string, (resource: Resource, parts: Parts) => void>> = {
  add(resource, parts) {
    const place = one(resolveElementPath(resource, readPartText(parts, 'path')))
    const owner = getValueAt(place)
    const [name, value] = [readPartText(parts, 'name'), requirePart(parts, 'value')]
    const rule = findElementRule(typeOf(place), name, findChoiceType(value))
    if (!isObject(owner) || !rule) throw createPatchError(`the element ${name.slice(0, 60)} cannot be added`)
    const made = valueFrom(value, rule.type)
    if (rule.many) owner[rule.name] = [...((owner[rule.name] as unknown[] | undefined) ?? []), made]
    else if (Object.hasOwn(owner, rule.name))
      throw createPatchError(`${rule.name} already exists: use replace`)
    else owner[rule.name] = made
  },
  insert(resource, parts) {
    const { list, more, type } = listAt(resource, parts)
    const at = readPosition(parts, 'index', list.length)
    list.splice(at, 0, valueFrom(requirePart(parts, 'value'), type))
    more?.splice(at, 0, null)
  },
  delete(resource, parts) {
    const places = resolveElementPath(resource, readPartText(parts, 'path'))
    if (places.length > 0) remove(one(places))
  },
  replace(resource, parts) {
    const place = one(resolveElementPath(resource, readPartText(parts, 'path')))
    const { owner, key, index, type, choice } = place
    const part = requirePart(parts, 'value')
    const value = valueFrom(part, type)
    const more = moreOf(place)
    if (index !== undefined) {
      ;(owner[key] as unknown[])[index] = value
      if (more) more[index] = null
      return
    }
    clear(place)
    owner[choice !== undefined && findChoiceType(part) ? choice.replace('[x]', findChoiceType(part)) : key] =
      value
  },
  move(resource, parts) {
    const { list, more } = listAt(resource, parts)
    const from = readPosition(parts, 'source', list.length - 1)
    const to = readPosition(parts, 'destination', list.length - 1)
    list.splice(to, 0, ...list.splice(from, 1))
    more?.splice(to, 0, ...more.splice(from, 1))
  },
}

/** Applies one `operation` of a FHIRPath Patch to a resource (R4 §3.1.0.8.2); throws FhirError 400 or 422. */
export function applyFhirpathOperation(resource: Resource, operation: unknown): void {
  const parts = readParts(operation)
  const type = readPartText(parts, 'type')
  const run = Object.hasOwn(OPERATIONS, type) ? OPERATIONS[type] : undefined
  if (!run) throw new FhirError(400, 'invalid', `Unknown patch operation "${type.slice(0, 60)}"`)
  run(resource, parts)
}

/** Returns the value of a part: `value[x]`, or an object built of its nested parts. */
function valueFrom(part: PlainObject, type: string): unknown {
  const key = findValueKey(part)
  if (key !== undefined) return part[key]
  if (isObject(part.resource)) return part.resource
  const made: PlainObject = {}
  for (const inner of Array.isArray(part.part) ? part.part.filter(isObject) : []) {
    const rule = findElementRule(type, String(inner.name), findChoiceType(inner))
    if (!rule) throw createPatchError(`${type} has no element ${String(inner.name).slice(0, 60)}`)
    const value = valueFrom(inner, rule.type)
    made[rule.name] = rule.many ? [...((made[rule.name] as unknown[] | undefined) ?? []), value] : value
  }
  return made
}

function listAt(resource: Resource, parts: Parts) {
  const [first, ...others] = resolveElementPath(resource, readPartText(parts, 'path'))
  const list = first?.owner[first.key]
  if (!Array.isArray(list) || others.some(({ owner }) => owner !== first?.owner)) {
    throw createPatchError('path must name one existing list')
  }
  return { list: list as unknown[], more: first && moreOf(first), type: first?.type ?? '' }
}

/**
 * Returns the ids and extensions of a list of primitives (`_given` beside `given`), with the length of the
 * list.
 */
function moreOf({ owner, key }: ElementLocation): unknown[] | undefined {
  const [list, more] = [owner[key], owner[`_${key}`]]
  if (!Array.isArray(list) || !Array.isArray(more)) return undefined
  while (more.length < list.length) more.push(null)
  return more
}

/** Removes an element, and what becomes empty with it: an object without elements is invalid. */
function remove(place: ElementLocation): void {
  const { owner, key, index, parent } = place
  const list = owner[key]
  const isTwin = key.startsWith('_')
  if (index !== undefined && Array.isArray(list) && list.length > 1) {
    if (isTwin) list[index] = null
    else {
      moreOf(place)?.splice(index, 1)
      list.splice(index, 1)
    }
    if (!isTwin || list.some((each) => each !== null)) return
  }
  clear(place)
  if (Object.keys(owner).length === 0 && parent) remove(parent)
}

function clear({ owner, key }: ElementLocation): void {
  delete owner[key]
  delete owner[`_${key}`]
}

function one(places: readonly ElementLocation[]): ElementLocation {
  const [first] = places
  if (first && places.length === 1) return first
  throw createPatchError(`path must name one element, not ${places.length}`)
}

function typeOf(place: ElementLocation): string {
  const value = getValueAt(place)
  return isObject(value) && typeof value.resourceType === 'string' ? value.resourceType : place.type
}
