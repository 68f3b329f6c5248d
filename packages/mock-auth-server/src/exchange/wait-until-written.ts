import type { Reply } from '../core/http/reply.ts'
import { createUnavailableReply } from './create-unavailable-reply.ts'
import type { Route } from './route.ts'
import { NOT_WRITTEN } from './tenants/shared/describe-unavailability.ts'

/** Returns a reply once what it confirms is durable, or the refusal when that could not be written. */
export async function waitUntilWritten(
  writing: Promise<void>,
  reply: Reply,
  { endpoint }: Route,
): Promise<Reply> {
  try {
    await writing
    return reply
  } catch {
    return createUnavailableReply(endpoint, NOT_WRITTEN)
  }
}
