import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges the number of times that the request of the strike was sent in the run, from that request on (J4).
 */
export function judgeRepeats(
  context: JudgeContext,
  { atMost, atLeast }: { atMost: number; atLeast: number },
): Conclusion {
  const struck = context.struckEntry()
  if (!struck) return conclude('inconclusive', 'the struck exchange is no longer in the journal')
  const seqs = [struck.seq, ...sentAgain(context, struck).map(({ seq }) => seq)]
  const says = seqs.length === 1 ? 'the request was sent once' : `the request was sent ${seqs.length} times`
  if (seqs.length > atMost) return conclude('not met', `${says}, at most ${atMost} are allowed`, ...seqs)
  if (seqs.length >= atLeast && atMost === Infinity) return conclude('met', says, ...seqs)
  if (!context.windowClosed) return conclude('pending', `${says} so far`)
  return seqs.length < atLeast
    ? conclude('not met', `${says}: the client did not retry`, ...seqs)
    : conclude('met', says, ...seqs)
}

const SOONEST_MS = 250
/** Timers and sockets may bring a request in a little early. */
const TOLERANCE = 0.8

/** Judges that the struck request is repeated with growing pauses, or not at all (J4). */
export function judgeBacksOff(context: JudgeContext): Conclusion {
  const struck = context.struckEntry()
  if (!struck) return conclude('inconclusive', 'the struck exchange is no longer in the journal')
  const tries = [struck, ...sentAgain(context, struck)]
  const gaps = tries.slice(1).map((entry, index) => entry.startedAt - (tries[index]?.endedAt ?? 0))
  const seqs = tries.map(({ seq }) => seq)
  const says = gaps.length === 0 ? 'the request was not repeated' : `repeated after ${gaps.join(', ')} ms`
  const hasty = gaps.some((gap, index) => gap < (gaps[index - 1] ?? SOONEST_MS) * TOLERANCE)
  if (hasty) return conclude('not met', `${says}: the delays do not grow from ${SOONEST_MS} ms on`, ...seqs)
  return context.windowClosed ? conclude('met', says, ...seqs) : conclude('pending', `${says} so far`)
}

/** Milliseconds after which a repeated request counts as a user who looks again, not as a retry. */
const RETRY_MS = 30_000

/** Returns the repetitions of the request, without a long pause between them. */
function sentAgain(context: JudgeContext, struck: JournalEntry): JournalEntry[] {
  const again: JournalEntry[] = []
  for (const { seq } of context.laterInRun) {
    const other = context.journal.get(seq)
    if (!other || !isSame(struck, other)) continue
    const before = again.at(-1) ?? struck
    if (other.startedAt - (before.endedAt ?? before.startedAt) > RETRY_MS) break
    again.push(other)
  }
  return again
}

/**
 * Returns `true` for the same request; at the token endpoint the redeemed value identifies it, since
 * assertions differ each time.
 */
function isSame(struck: JournalEntry, other: JournalEntry): boolean {
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
