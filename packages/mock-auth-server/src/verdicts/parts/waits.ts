import type { Entry } from '../../core/journal/entry.ts'
import { retryAfterMs, type Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** Clocks and sockets may bring a request in a little early. */
const TOLERANCE_MS = 50

/** The struck request is not repeated before the Retry-After is over (J4; RFC 9110 section 10.2.3). */
export function waits(scene: Scene): Part {
  const struck = scene.struckEntry()
  if (!struck) return part('inconclusive', 'the struck exchange is no longer in the journal')
  const wanted = retryAfterMs(struck)
  const again = scene.later.find(
    ({ seq, step }) => step === struck.step && isSame(scene.journal.get(seq), struck),
  )
  if (!again) {
    return scene.closed
      ? part('met', 'the request was not repeated')
      : part('pending', 'it may still be repeated')
  }
  const gap = again.at - (struck.endedAt ?? struck.startedAt)
  if (gap + TOLERANCE_MS < wanted) {
    return part('not met', `repeated after ${gap} ms, asked were ${wanted} ms`, struck.seq, again.seq)
  }
  return part('met', `repeated after ${gap} ms, asked were ${wanted} ms`, struck.seq, again.seq)
}

/** Another method at the same address, such as the DELETE that ends an export, repeats nothing. */
function isSame(other: Entry | undefined, { request }: Entry): boolean {
  return other?.request.method === request.method && other.request.target === request.target
}
