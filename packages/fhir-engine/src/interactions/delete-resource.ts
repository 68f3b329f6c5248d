import { FhirError } from '../model/fhir-error.ts'
import type { FhirReply } from '../model/request.ts'
import { isLiveVersion, type StoredVersion } from '../store/stored-version.ts'
import { findSingleMatch } from './criteria.ts'
import type { Handler, InteractionContext } from './interaction-context.ts'
import { checkPreconditions } from './preconditions.ts'
import { createNotFoundError, requireScope } from './require-scope.ts'
import { checkChangeAllowed } from './store-resource.ts'

/** Handles `DELETE Type/id`; a repeated delete succeeds, and the history remains. */
export const deleteResource: Handler = (call) => {
  requireScope(call, call.type, 'd')
  const entry = call.store.newest(call.type, call.id)
  if (!entry) throw createNotFoundError(call.type, call.id)
  return removeEntry(call, entry)
}

/** Handles `DELETE Type?criteria`, of at most one match. */
export const conditionalDelete: Handler = (call) => {
  requireScope(call, call.type, 'd')
  const found = findSingleMatch(call, call.type, call.parameters)
  if (!found) throw new FhirError(404, 'not-found', 'Nothing matches the criteria')
  return removeEntry(call, found)
}

function removeEntry(call: InteractionContext, entry: StoredVersion): FhirReply {
  checkChangeAllowed(call, entry, 'd')
  checkPreconditions(call, entry)
  const { store } = call
  const deleted = isLiveVersion(entry) ? store.commit(store.draft(entry.type, entry.id, 'DELETE')) : entry
  return { status: 204, headers: [['ETag', `W/"${deleted.version}"`]] }
}
