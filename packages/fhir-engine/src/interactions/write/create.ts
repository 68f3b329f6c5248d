import { parseQuery } from '../../search/parameters/parse-query.ts'
import type { Handler } from '../interaction-context.ts'
import { parseResourceBody } from '../parse-resource-body.ts'
import { requireScope } from '../require-scope.ts'
import { findSingleMatch } from './criteria.ts'
import { createWriteReply, storeResource } from './store-resource.ts'

/** Handles `POST Type`; with `If-None-Exist` only when nothing matches. */
export const create: Handler = (call) => {
  requireScope(call, call.type, 'c')
  const resource = parseResourceBody(call)
  const criteria = call.request.header('if-none-exist')
  if (criteria !== undefined) {
    const found = findSingleMatch(call, call.type, parseQuery(criteria.replace(/^[^?]*\?/, '')))
    if (found) return createWriteReply(call, found, 200)
  }
  return storeResource(call, call.newId ?? call.store.newId(), resource, 'c')
}
