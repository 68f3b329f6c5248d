import { createHtmlReply, type Reply } from '../../core/http/reply.ts'

/** Creates the 405 of an authorization endpoint that accepts GET only. */
export function createPostRefusal(): Reply {
  return createHtmlReply(405, '<!doctype html><title>Method Not Allowed</title><h1>Method Not Allowed</h1>', [
    ['Allow', 'GET'],
  ])
}
