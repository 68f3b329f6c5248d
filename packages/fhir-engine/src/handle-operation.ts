import { exportKickOff } from './bulk/export.ts'
import { everything } from './interactions/everything.ts'
import { findDocumentReferences } from './interactions/find-document-references.ts'
import type { Handler } from './interactions/interaction-context.ts'
import { parseJsonContent } from './interactions/parse-resource-body.ts'
import { readOperationParameters } from './interactions/read-operation-parameters.ts'
import { requireScope, requireVisibleVersion } from './interactions/require-scope.ts'
import { buildOperationOutcome, FhirError } from './model/fhir-error.ts'
import { isObject } from './model/resource.ts'
import type { Parameters } from './search/parse-query.ts'
import { isLiveVersion } from './store/stored-version.ts'
import { validateResource } from './validation/validate-resource.ts'

/** Handles `$name` at system, type or instance level. */
export const handleOperation: Handler = (call) => {
  const name = call.route.detail ?? ''
  if (name === '$everything' && call.type === 'Patient') return everything(call)
  if (name === '$export') return exportKickOff(call)
  if (name === '$validate') return validate(call)
  if (name === '$docref' && call.type === 'DocumentReference') return findDocumentReferences(call)
  throw new FhirError(404, 'not-supported', `Operation ${name.slice(0, 64)} is not supported`)
}

/** Handles `POST [Type/]$validate` with a resource or Parameters, `GET Type/id/$validate` of a stored one. */
const validate: Handler = (call) => {
  if (call.request.method === 'GET' || call.request.method === 'HEAD') {
    if (!call.id)
      throw new FhirError(405, 'not-supported', 'Without an id, $validate requires POST', [['Allow', 'POST']])
    requireScope(call, call.type, 'r')
    const entry = requireVisibleVersion(call, call.type, call.id, 'r')
    if (!isLiveVersion(entry)) throw new FhirError(410, 'deleted', `${call.type}/${call.id} was deleted`)
    return validated(entry.resource, call.type, call.parameters)
  }
  if (call.request.method !== 'POST') {
    throw new FhirError(405, 'not-supported', '$validate requires POST', [['Allow', 'GET, POST']])
  }
  const body = parseJsonContent(call)
  if (!isObject(body) || body.resourceType !== 'Parameters')
    return validated(body, call.type, call.parameters)
  const parts = Array.isArray(body.parameter) ? body.parameter.filter(isObject) : []
  const wrapped = parts.find(({ name }) => name === 'resource')?.resource
  return validated(wrapped ?? body, call.type, readOperationParameters(call))
}

function validated(resource: unknown, type: string, parameters: Parameters) {
  const issues = validateResource(resource)
  if (issues.length === 0 && type && isObject(resource) && resource.resourceType !== type) {
    const diagnostics = `The resourceType is ${resource.resourceType}, the URL says ${type}`
    issues.push({ severity: 'error', code: 'invalid', diagnostics, expression: ['resourceType'] })
  }
  if (issues.length === 0) {
    issues.push({ severity: 'information', code: 'informational', diagnostics: 'The resource is valid' })
  }
  for (const [, profile] of parameters.filter(([name]) => name === 'profile')) {
    const diagnostics = `Not checked against ${profile.slice(0, 200)}: this server has only the definitions of R4`
    issues.push({ severity: 'warning', code: 'not-supported', diagnostics })
  }
  return { status: 200, headers: [], body: buildOperationOutcome(issues) } as ReturnType<Handler>
}
