import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { Source } from '../../declare/case-tools.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { isAuthenticated } from '../assertion-requests.ts'
import { sendOtherKey } from '../refused-assertions.ts'
import { openKeyClient, requireFetched } from './key-client.ts'

/** Milliseconds after which nothing of a key set with max-age=1 may be cached. */
const WAIT_MS = 2_000

/** Signs with a key after it was withdrawn from the key set. @throws Unjudged when that shows nothing */
export const signWithWithdrawnKey = (async (tools) => {
  const client = await openKeyClient(tools)
  const { spare, served, publish } = client
  const accepted = await client.send(spare)
  requireFetched(client)
  if (!isAuthenticated(tools, accepted))
    throw createBlockedError(
      'client-keys/fetched',
      `The key is refused (${accepted.status}) before it is withdrawn, so a refusal shows nothing.`,
    )
  publish({ without: spare.jwk })
  const { at = 0, maxAgeS = 0 } = served.requests.at(-1) ?? {}
  await tools.sleep(WAIT_MS)
  if (at + maxAgeS * 1000 > tools.now() + WAIT_MS) {
    publish()
    throw createUndecidedError(`The server may use what it has fetched for ${maxAgeS} seconds.`)
  }
  const result = await client.send(spare)
  publish()
  if (isAuthenticated(tools, result)) {
    const others = await tools.get(sendOtherKey)
    if (others.some((other) => isAuthenticated(tools, other.result)))
      throw createBlockedError('assertion-key/other-key', 'Keys that were never published are accepted, too.')
  }
  tools.show(accepted, ...served.requests.slice(-1), result)
  return result
}) satisfies Source<RecordedResult>
