import { createJsonReply, type Reply } from '../core/http/reply.ts'

/** Creates the reply of a server that has nothing at a path. */
export function createAbsentReply(): Reply {
  return createJsonReply(404, { error: 'not_found', error_description: 'There is nothing here' })
}
