import type { Entry } from '../../core/journal/entry.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** How often the struck request was sent in the run, from the struck one on (J4). */
export function repeats(scene: Scene, { atMost, atLeast }: { atMost: number; atLeast: number }): Part {
  const struck = scene.struckEntry()
  if (!struck) return part('inconclusive', 'the struck exchange is no longer in the journal')
  const seqs = [struck.seq, ...sentAgain(scene, struck).map(({ seq }) => seq)]
  const says = seqs.length === 1 ? 'the request was sent once' : `the request was sent ${seqs.length} times`
  if (seqs.length > atMost) return part('not met', `${says}, at most ${atMost} are right`, ...seqs)
  if (seqs.length >= atLeast && atMost === Infinity) return part('met', says, ...seqs)
  if (!scene.closed) return part('pending', `${says} so far`)
  return seqs.length < atLeast
    ? part('not met', `${says}: its answer was taken for good`, ...seqs)
    : part('met', says, ...seqs)
}

const SOONEST_MS = 250
/** Timers and sockets may bring a request in a little early. */
const TOLERANCE = 0.8

/** The struck request is repeated with pauses that grow, or not at all (J4). */
export function backsOff(scene: Scene): Part {
  const struck = scene.struckEntry()
  if (!struck) return part('inconclusive', 'the struck exchange is no longer in the journal')
  const tries = [struck, ...sentAgain(scene, struck)]
  const gaps = tries.slice(1).map((entry, index) => entry.startedAt - (tries[index]?.endedAt ?? 0))
  const seqs = tries.map(({ seq }) => seq)
  const says = gaps.length === 0 ? 'the request was not repeated' : `repeated after ${gaps.join(', ')} ms`
  const hasty = gaps.some((gap, index) => gap < (gaps[index - 1] ?? SOONEST_MS) * TOLERANCE)
  if (hasty) return part('not met', `${says}: the pauses do not grow from ${SOONEST_MS} ms on`, ...seqs)
  return scene.closed ? part('met', says, ...seqs) : part('pending', `${says} so far`)
}

/** Who asks again after a longer pause is a user who looks again, not a client that retries. */
const RETRY_MS = 30_000

/** The same question again, without a long pause. */
function sentAgain(scene: Scene, struck: Entry): Entry[] {
  const again: Entry[] = []
  for (const { seq } of scene.later) {
    const other = scene.journal.get(seq)
    if (!other || !isSame(struck, other)) continue
    const before = again.at(-1) ?? struck
    if (other.startedAt - (before.endedAt ?? before.startedAt) > RETRY_MS) break
    again.push(other)
  }
  return again
}

/** At the token endpoint a request is known by what it redeems, since assertions differ each time. */
function isSame(struck: Entry, other: Entry): boolean {
  if (other.request.method !== struck.request.method) return false
  if (other.request.target !== struck.request.target) return false
  if (isFhirStep(struck.step)) return other.request.body === struck.request.body
  const { grantType, code, refreshToken } = struck.facts
  return (
    other.facts.grantType === grantType &&
    other.facts.code === code &&
    other.facts.refreshToken === refreshToken
  )
}
