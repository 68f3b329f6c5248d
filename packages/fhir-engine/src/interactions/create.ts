import { parseQuery } from '../search/parse-query.ts'
import type { Handler } from './call.ts'
import { oneMatch } from './criteria.ts'
import { incomingResource } from './incoming-resource.ts'
import { permit } from './permit.ts'
import { storeResource, writtenReply } from './store-resource.ts'

/** `POST Type`, with `If-None-Exist` only when nothing matches. */
export const create: Handler = (call) => {
  permit(call, call.type, 'c')
  const resource = incomingResource(call)
  const criteria = call.request.header('if-none-exist')
  if (criteria !== undefined) {
    const found = oneMatch(call, call.type, parseQuery(criteria.replace(/^[^?]*\?/, '')))
    if (found) return writtenReply(call, found, 200)
  }
  return storeResource(call, call.newId ?? call.store.newId(), resource, 'c')
}
