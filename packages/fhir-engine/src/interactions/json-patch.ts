import { applyPatch, type Operation, Pointer } from 'rfc6902'
import { FhirError } from '../model/fhir-error.ts'
import { isObject, type Resource } from '../model/resource.ts'
import type { WorkBudget } from '../search/work-budget.ts'

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
  const copy = structuredClone(resource)
  if (operations.some(({ op }) => op === 'copy')) work.copy(copy)
  for (const [i, operation] of operations.entries()) {
    const name = `Operation ${i} (${String(operation.op)} ${operation.path})`
    const problem = findPositionProblem(copy, operation)
    if (problem) throw new FhirError(422, 'processing', `${name}: ${problem}`)
    if (operation.op === 'copy') work.copy(findValue(copy, operation.from))
    const [error] = applyPatch(copy, [operation])
    if (error) throw new FhirError(422, 'processing', `${name}: ${error.message}`)
  }
  return copy
}

/** Returns the reason why a position in a list is wrong, which the library does not check; or `undefined`. */
function findPositionProblem(resource: Resource, operation: Operation): string | undefined {
  const { op, path } = operation
  const from = op === 'copy' || op === 'move' ? String(operation.from) : undefined
  if (op === 'move' && path.startsWith(`${from}/`)) return 'an element cannot be moved into itself'
  const adds = op === 'add' || op === 'copy' || op === 'move'
  return findIndexProblem(resource, path, adds) ?? (from && findIndexProblem(resource, from, false))
}

/** Returns the reason why an index on the way of a JSON Pointer is wrong (RFC 6901 §4), or `undefined`. */
function findIndexProblem(resource: Resource, pointer: string, adds: boolean): string | undefined {
  const tokens = pointer.split('/').slice(1)
  let value: unknown = resource
  for (const [i, token] of tokens.entries()) {
    if (Array.isArray(value)) {
      const isNew = adds && i === tokens.length - 1
      if (isNew && token === '-') return undefined
      if (!INDEX.test(token)) return `"${token.slice(0, 20)}" is not an index`
      const most = value.length - (isNew ? 0 : 1)
      if (Number(token) > most) return `index ${token} is beyond the end of the list`
      value = value[Number(token)]
    } else value = isObject(value) ? value[token.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined
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
