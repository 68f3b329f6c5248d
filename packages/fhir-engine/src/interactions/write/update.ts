import { FhirError } from '../../model/fhir-error.ts'
import { isLiveVersion } from '../../store/stored-version.ts'
import type { Handler } from '../interaction-context.ts'
import { parseResourceBody } from '../parse-resource-body.ts'
import { requireScope } from '../require-scope.ts'
import { findSingleMatch } from './criteria.ts'
import { storeResource } from './store-resource.ts'

/** Handles `PUT Type/id`; creates a missing resource. */
export const update: Handler = (call) => {
  requireScope(call, call.type, 'u')
  const resource = parseResourceBody(call)
  if (resource.id !== call.id) {
    throw new FhirError(400, 'invalid', `The body must have the id of the URL, "${call.id}"`)
  }
  return storeResource(call, call.id, resource, 'u')
}

/** Handles `PUT Type?criteria` (R4 §3.1.0.4.3). */
export const conditionalUpdate: Handler = (call) => {
  requireScope(call, call.type, 'u')
  const resource = parseResourceBody(call)
  const found = findSingleMatch(call, call.type, call.parameters)
  if (!found) {
    const taken = resource.id === undefined ? undefined : call.store.newest(call.type, resource.id)
    if (isLiveVersion(taken) && call.filter.isVisible(taken, 'rsud')) {
      throw new FhirError(
        409,
        'conflict',
        'Nothing matches the criteria, but the id of the body is already in use',
      )
    }
    return storeResource(call, resource.id ?? call.newId ?? call.store.newId(), resource, 'u')
  }
  if (resource.id !== undefined && resource.id !== found.id) {
    throw new FhirError(400, 'invalid', `The body's id is not that of the match, "${found.id}"`)
  }
  return storeResource(call, found.id, resource, 'u')
}
