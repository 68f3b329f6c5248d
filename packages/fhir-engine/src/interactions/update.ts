import { FhirError } from '../model/fhir-error.ts'
import { isLive } from '../store/entry.ts'
import type { Handler } from './call.ts'
import { oneMatch } from './criteria.ts'
import { incomingResource } from './incoming-resource.ts'
import { hidden, permit } from './permit.ts'
import { storeResource } from './store-resource.ts'

/** `PUT Type/id`; creates what is not there. */
export const update: Handler = (call) => {
  permit(call, call.type, 'u')
  const resource = incomingResource(call)
  if (resource.id !== call.id) {
    throw new FhirError(400, 'invalid', `The body must have the id of the URL, "${call.id}"`)
  }
  return storeResource(call, call.id, resource, 'u')
}

/** `PUT Type?criteria` (R4 §3.1.0.4.3). */
export const conditionalUpdate: Handler = (call) => {
  permit(call, call.type, 'u')
  const resource = incomingResource(call)
  const found = oneMatch(call, call.type, call.parameters)
  if (!found) {
    const taken = resource.id === undefined ? undefined : call.store.newest(call.type, resource.id)
    if (isLive(taken) && !call.filter.sees(taken, 'rsud')) throw hidden(call, taken.type, taken.id)
    if (isLive(taken)) {
      throw new FhirError(409, 'conflict', 'Nothing matches the criteria, yet the id of the body is taken')
    }
    return storeResource(call, resource.id ?? call.newId ?? call.store.newId(), resource, 'u')
  }
  if (resource.id !== undefined && resource.id !== found.id) {
    throw new FhirError(400, 'invalid', `The body's id is not that of the match, "${found.id}"`)
  }
  return storeResource(call, found.id, resource, 'u')
}
