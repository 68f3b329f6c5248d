import { applyPatch, type Operation, Pointer, type TestOperation } from 'rfc6902'
import { FhirError } from '../../model/fhir-error.ts'
import { isSameJson } from '../../model/is-same-json.ts'
import { fromPlainJson, toPlainJson } from '../../model/json.ts'
import { isObject, type PlainObject, type Resource } from '../../model/resource.ts'
import type { WorkBudget } from '../../search/work-budget.ts'

/** Names that the library passes over. */
const INHERITED = new Set(['__proto__', 'constructor', 'prototype'])
const INDEX = /^(?:0|[1-9]\d{0,8})$/

/**
 * Applies the operations of a JSON Patch one after the other to a copy (RFC 6902); a copy that would become too
 * large is refused before it is made. Throws FhirError 413 or 422.
 */
export function applyJsonPatch(
  resource: Resource,
  work: WorkBudget,
  operations: readonly Operation[],
): Resource {
  const copy = toPlainJson(resource) as Resource
  if (operations.some(({ op }) => op === 'copy')) work.copy(copy)
  for (const [i, operation] of operations.entries()) {
    const name = `Operation ${i} (${String(operation.op)} ${operation.path})`
    const problem = findPathProblem(copy, operation)
    if (problem) throw new FhirError(422, 'processing', `${name}: ${problem}`)
    if (operation.op === 'copy') work.copy(findValue(copy, operation.from))
    const [error] =
      operation.op === 'test'
        ? [findTestProblem(copy, operation)]
        : applyPatch(copy, [toPlainJson(operation) as Operation])
    if (error) throw new FhirError(422, 'processing', `${name}: ${error.message}`)
  }
  return fromPlainJson(copy) as Resource
}

/** Returns the failure of a `test`; numbers are equal when their values are (RFC 6902 §4.6). */
function findTestProblem(copy: Resource, { path, value }: TestOperation): Error | undefined {
  const found = fromPlainJson(structuredClone(findValue(copy, path)))
  return isSameJson(found, value) ? undefined : new Error('the value is another')
}

/** Returns the reason why a path leads nowhere, or `undefined`; the library does not check lists and inherited names. */
function findPathProblem(resource: Resource, operation: Operation): string | undefined {
  const { op, path } = operation
  const from = op === 'copy' || op === 'move' ? String(operation.from) : undefined
  if (op === 'move' && path.startsWith(`${from}/`)) return 'an element cannot be moved into itself'
  const adds = op === 'add' || op === 'copy' || op === 'move'
  return findTokenProblem(resource, path, adds) ?? (from && findTokenProblem(resource, from, false))
}

/** Returns the reason why a token of a JSON Pointer leads nowhere (RFC 6901 §4), or `undefined`. */
function findTokenProblem(resource: Resource, pointer: string, adds: boolean): string | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return `"${pointer.slice(0, 60)}" does not start with "/"`
  const tokens = pointer.split('/').slice(1)
  let value: unknown = resource
  for (const [i, token] of tokens.entries()) {
    const isNew = adds && i === tokens.length - 1
    if (Array.isArray(value)) {
      if (isNew && token === '-') return undefined
      if (!INDEX.test(token)) return `"${token.slice(0, 20)}" is not an index`
      const most = value.length - (isNew ? 0 : 1)
      if (Number(token) > most) return `index ${token} is beyond the end of the list`
      value = value[Number(token)]
      continue
    }
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const exists = isObject(value) && Object.hasOwn(value, name)
    if (!exists && !(isNew && isObject(value) && !INHERITED.has(name)))
      return `${name.slice(0, 60)} does not exist`
    value = exists ? (value as PlainObject)[name] : undefined
  }
  return undefined
}

/** Returns the value at a JSON Pointer; `undefined` when there is none, which the operation itself reports. */
function findValue(resource: Resource, pointer: unknown): unknown {
  try {
    return Pointer.fromJSON(String(pointer)).get(resource)
  } catch {
    return undefined
  }
}
