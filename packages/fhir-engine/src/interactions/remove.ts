import { FhirError } from '../model/fhir-error.ts'
import type { FhirReply } from '../model/request.ts'
import { type Entry, isLive } from '../store/entry.ts'
import type { Call, Handler } from './call.ts'
import { oneMatch } from './criteria.ts'
import { notFound, permit } from './permit.ts'
import { checkPreconditions } from './preconditions.ts'
import { mayChange } from './store-resource.ts'

/** `DELETE Type/id`; deleting again is fine, the history stays. */
export const remove: Handler = (call) => {
  permit(call, call.type, 'd')
  const entry = call.store.newest(call.type, call.id)
  if (!entry) throw notFound(call.type, call.id)
  return removeEntry(call, entry)
}

/** `DELETE Type?criteria`, of at most one match. */
export const conditionalDelete: Handler = (call) => {
  permit(call, call.type, 'd')
  const found = oneMatch(call, call.type, call.parameters)
  if (!found) throw new FhirError(404, 'not-found', 'Nothing matches the criteria')
  return removeEntry(call, found)
}

function removeEntry(call: Call, entry: Entry): FhirReply {
  mayChange(call, entry, 'd')
  checkPreconditions(call, entry)
  const { store } = call
  const deleted = isLive(entry) ? store.commit(store.draft(entry.type, entry.id, 'DELETE')) : entry
  return { status: 204, headers: [['ETag', `W/"${deleted.version}"`]] }
}
