import { buildOperationOutcome, FhirError } from '../../model/fhir-error.ts'
import { isObject } from '../../model/resource.ts'
import { isLiveVersion } from '../../store/stored-version.ts'
import { judgeResource } from '../../validation/judge-resource.ts'
import type { Handler, InteractionContext } from '../interaction-context.ts'
import { parseJsonContent } from '../parse-resource-body.ts'
import { requireScope, requireVisibleVersion } from '../require-scope.ts'
import { readOperationParameters } from './read-operation-parameters.ts'

/**
 * Handles `POST [Type/]$validate` with a resource or Parameters, `GET Type/id/$validate` of a stored one. The
 * outcome names what was checked and what was not.
 */
export const validate: Handler = (call) => {
  const { resource, parameters } = readSubject(call)
  const profiles = parameters.filter(([name]) => name === 'profile').map(([, url]) => url)
  const issues = judgeResource(resource, call.type, profiles)
  return { status: 200, headers: [], body: buildOperationOutcome(issues) }
}

function readSubject(call: InteractionContext) {
  const { request, parameters, type, id } = call
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (!id)
      throw new FhirError(405, 'not-supported', 'Without an id, $validate requires POST', [['Allow', 'POST']])
    requireScope(call, type, 'r')
    const entry = requireVisibleVersion(call, type, id, 'r')
    if (!isLiveVersion(entry)) throw new FhirError(410, 'deleted', `${type}/${id} was deleted`)
    return { resource: entry.resource as unknown, parameters }
  }
  if (request.method !== 'POST') {
    throw new FhirError(405, 'not-supported', '$validate requires POST', [['Allow', 'GET, POST']])
  }
  const body = parseJsonContent(call)
  if (!isObject(body) || body.resourceType !== 'Parameters') return { resource: body, parameters }
  const parts = Array.isArray(body.parameter) ? body.parameter.filter(isObject) : []
  const wrapped = parts.find(({ name }) => name === 'resource')?.resource
  return { resource: wrapped ?? body, parameters: readOperationParameters(call) }
}
