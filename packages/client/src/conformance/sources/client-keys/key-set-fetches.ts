import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, Source } from '../../declare/case-tools.ts'
import type { KeySetRequest, ServedKeys } from '../../declare/served-keys.ts'
import { createRunKey } from './create-run-key.ts'
import { openKeyClient, requireFetched } from './key-client.ts'

/** Seconds for which the key set may be cached while requests are counted. */
const LASTING_S = 300
/** Milliseconds that a response may take to the server, whose time counts from there. */
const DELAY_MS = 1_000
/** Token requests for which the server needs to fetch the key set once at most. */
export const COUNTED = 3

/** The way in which the server fetches the key set. */
export interface KeySetFetches {
  /** All requests for it. */
  readonly requests: readonly KeySetRequest[]
  /** Number of those that came during the counted token requests. */
  readonly repeated: number
  /** The responses to the counted token requests. */
  readonly known: readonly RecordedResult[]
  /** The response to a token request that is signed with a key that was added to the set afterwards. */
  readonly added: RecordedResult
}

/** Sends token requests while the key set may be cached, then one with a key that was added. @throws Unjudged */
export const countFetches = (async (tools) => {
  const client = await openKeyClient(tools)
  const { served, spare, publish } = client
  const key = await createRunKey(spare.signing.alg)
  publish({ maxAgeS: LASTING_S })
  await outlastCache(tools, served)
  const before = served.requests.length
  const known: RecordedResult[] = []
  for (let count = 0; count < COUNTED; count += 1) known.push(await client.send(spare))
  requireFetched(client)
  const repeated = served.requests.length - before
  publish({ and: key.jwk })
  const added = await client.send(key)
  publish()
  tools.show(...known, ...served.requests.slice(before), added)
  return { requests: served.requests, repeated, known, added }
}) satisfies Source<KeySetFetches>

/** Waits until nothing may be cached that was fetched before. */
async function outlastCache({ now, sleep }: CaseTools, { requests }: ServedKeys): Promise<void> {
  const ends = requests.map(({ at, maxAgeS }) => at + maxAgeS * 1000 + DELAY_MS)
  const wait = Math.max(0, ...ends) - now()
  if (wait > 0) await sleep(wait)
}
