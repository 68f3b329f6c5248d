import type { FhirReply } from '../../model/request.ts'
import { isLiveVersion, type StoredVersion } from '../../store/stored-version.ts'
import type { Handler, InteractionContext } from '../interaction-context.ts'
import { requireScope } from '../require-scope.ts'
import { findSingleMatch } from './criteria.ts'
import { checkPreconditions } from './preconditions.ts'
import { checkChangeAllowed, isKnown } from './store-resource.ts'

/** Handles `DELETE Type/id`; the history remains. */
export const deleteResource: Handler = (call) => {
  requireScope(call, call.type, 'd')
  return removeEntry(call, call.store.newest(call.type, call.id))
}

/** Handles `DELETE Type?criteria`, of at most one match. */
export const conditionalDelete: Handler = (call) => {
  requireScope(call, call.type, 'd')
  return removeEntry(call, findSingleMatch(call, call.type, call.parameters))
}

/**
 * Deletes a version. What does not exist, or was deleted before, needs nothing to be done, which is a success
 * (R4 §3.1.0.7); what is hidden from the caller gets the same reply.
 */
function removeEntry(call: InteractionContext, entry: StoredVersion | undefined): FhirReply {
  const tellsHidden = call.filter.hidden === 'forbidden'
  const known = entry && (tellsHidden || isKnown(call, entry, 'd')) ? entry : undefined
  if (known) checkChangeAllowed(call, known, 'd')
  checkPreconditions(call, known)
  if (!known) return { status: 204, headers: [] }
  const { store } = call
  const deleted = isLiveVersion(known) ? store.commit(store.draft(known.type, known.id, 'DELETE')) : known
  return { status: 204, headers: [['ETag', `W/"${deleted.version}"`]] }
}
