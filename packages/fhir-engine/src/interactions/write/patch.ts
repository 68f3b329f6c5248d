import { FhirError } from '../../model/fhir-error.ts'
import { fromPlainJson, toPlainJson } from '../../model/json.ts'
import { isObject, type PlainObject, type Resource } from '../../model/resource.ts'
import { isLiveVersion, type StoredVersion } from '../../store/stored-version.ts'
import { parseJsonBody } from '../../validation/parse-json-body.ts'
import { validateResource } from '../../validation/validate-resource.ts'
import type { Handler, InteractionContext } from '../interaction-context.ts'
import { createNotFoundError, requireScope } from '../require-scope.ts'
import { findSingleMatch } from './criteria.ts'
import { applyFhirpathOperation } from './fhirpath-patch.ts'
import { applyJsonPatch } from './json-patch.ts'
import { checkChangeAllowed, storeResource } from './store-resource.ts'
import { withoutStaleNarrative } from './without-stale-narrative.ts'

const MAX_OPERATIONS = 500

/** Handles `PATCH Type/id` with a JSON Patch (RFC 6902) or a FHIRPath Patch (R4 §3.1.0.8). */
export const patch: Handler = (call) => {
  requireScope(call, call.type, 'u')
  const entry = call.store.newest(call.type, call.id)
  if (!entry) throw createNotFoundError(call.type, call.id)
  return patchEntry(call, entry)
}

/** Handles `PATCH Type?criteria`. */
export const conditionalPatch: Handler = (call) => {
  requireScope(call, call.type, 'u')
  const found = findSingleMatch(call, call.type, call.parameters)
  if (!found) throw new FhirError(404, 'not-found', 'Nothing matches the criteria')
  return patchEntry(call, found)
}

function patchEntry(call: InteractionContext, entry: StoredVersion) {
  checkChangeAllowed(call, entry, 'u')
  if (!isLiveVersion(entry)) throw new FhirError(410, 'deleted', `${entry.type}/${entry.id} was deleted`)
  const patched = withoutStaleNarrative(entry.resource, changeOf(call)(entry.resource))
  if (patched.resourceType !== entry.type || patched.id !== entry.id) {
    throw new FhirError(400, 'invalid', 'A patch may not change resourceType or id')
  }
  const issues = validateResource(patched)
  if (issues.length > 0) throw FhirError.of(422, issues)
  return storeResource(call, entry.id, patched, 'u')
}

/** Returns the patch in a request as a function: a JSON Patch, or Parameters with a FHIRPath Patch. */
function changeOf(call: InteractionContext): (resource: Resource) => Resource {
  const { request, content } = call
  const type = request.header('content-type') ?? ''
  const isJsonPatch = /^application\/json-patch\+json\b/i.test(type)
  if (content === undefined && !isJsonPatch && !/^application\/(?:fhir\+)?json\b/i.test(type)) {
    throw new FhirError(
      415,
      'not-supported',
      'PATCH accepts a JSON Patch (application/json-patch+json) or Parameters with a FHIRPath Patch (application/fhir+json)',
    )
  }
  const body = content ?? parseJsonBody(request.body)
  if (!isJsonPatch && isObject(body) && body.resourceType === 'Parameters') {
    const list = Array.isArray(body.parameter) ? body.parameter : []
    return (resource) =>
      applyFhirpath(
        resource,
        checked(list, (each) => each.name === 'operation'),
      )
  }
  const list = content === undefined ? body : binaryPatch(content)
  if (content === undefined && !isJsonPatch) {
    throw new FhirError(415, 'not-supported', 'A PATCH of application/fhir+json must be Parameters')
  }
  return (resource) =>
    applyJsonPatch(resource, call.work, checked(list, (each) => typeof each.path === 'string') as never)
}

function checked(list: unknown, isOperation: (each: PlainObject) => boolean): unknown[] {
  const sound = Array.isArray(list) && list.every((each) => isObject(each) && isOperation(each))
  if (sound && list.length <= MAX_OPERATIONS) return list
  throw new FhirError(
    400,
    'structure',
    `A patch must consist of at most ${MAX_OPERATIONS} operations and nothing else`,
  )
}

function applyFhirpath(resource: Resource, list: readonly unknown[]): Resource {
  const copy = fromPlainJson(toPlainJson(resource)) as Resource
  for (const [i, operation] of list.entries()) {
    try {
      applyFhirpathOperation(copy, operation)
    } catch (error) {
      if (!(error instanceof FhirError)) throw error
      const issues = error.issues.map((each) => ({
        ...each,
        diagnostics: `Operation ${i}: ${each.diagnostics}`,
      }))
      throw FhirError.of(error.status, issues)
    }
  }
  return copy
}

/** Returns the JSON Patch in a Binary, as a Bundle carries it (R4 §3.1.0.8). */
function binaryPatch(content: unknown): unknown {
  if (!isObject(content) || content.resourceType !== 'Binary' || typeof content.data !== 'string') {
    throw new FhirError(
      400,
      'structure',
      'A PATCH entry requires Parameters, or a Binary with a JSON Patch in data',
    )
  }
  try {
    return parseJsonBody(Uint8Array.from(atob(content.data), (char) => char.charCodeAt(0)))
  } catch (error) {
    if (error instanceof FhirError) throw error
    throw new FhirError(400, 'invalid', 'The data of the PATCH entry is not base64')
  }
}
