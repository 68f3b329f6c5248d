import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import { getRetryAfterMs, type JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Clocks and sockets may bring a request in a little early. */
const TOLERANCE_MS = 50

/**
 * Judges that the struck request is not repeated before the Retry-After is over (J4; RFC 9110 section
 * 10.2.3).
 */
export function judgeHonoursRetryAfter(context: JudgeContext): Conclusion {
  const struck = context.struckEntry()
  if (!struck) return conclude('inconclusive', 'the struck exchange is no longer in the journal')
  const wanted = getRetryAfterMs(struck)
  const again = context.laterInRun.find(
    ({ seq, step }) => step === struck.step && isSame(context.journal.get(seq), struck),
  )
  if (!again) {
    return context.windowClosed
      ? conclude('met', 'the request was not repeated')
      : conclude('pending', 'it may still be repeated')
  }
  const gap = again.at - (struck.endedAt ?? struck.startedAt)
  if (gap + TOLERANCE_MS < wanted) {
    return conclude('not met', `repeated after ${gap} ms, required were ${wanted} ms`, struck.seq, again.seq)
  }
  return conclude('met', `repeated after ${gap} ms, required were ${wanted} ms`, struck.seq, again.seq)
}

/**
 * Returns `true` for the same request: another method at the same URL, such as the DELETE that ends an
 * export, is not a repetition.
 */
function isSame(other: JournalEntry | undefined, { request }: JournalEntry): boolean {
  return other?.request.method === request.method && other.request.target === request.target
}
