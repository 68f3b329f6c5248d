import { findReplyHeader } from '../../core/http/reply.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges that every poll of the client's keys gets 200, or 304 where it asked for that, with `Cache-Control`
 * (C-126).
 */
export function judgeServesKeys(context: JudgeContext): Conclusion {
  const polls = context.journal
    .find({ step: 'outbound', after: context.strike.seq })
    .filter(({ run }) => run === context.strike.run)
  for (const poll of polls) {
    const problem = problemOf(poll)
    if (problem !== undefined) return conclude('not met', problem, context.strike.seq, poll.seq)
  }
  if (polls.length === 0) return conclude('inconclusive', 'the polls are no longer in the journal')
  return conclude('met', `${polls.length} polls of the keys got a response`, ...polls.map(({ seq }) => seq))
}

function problemOf({ request, sent }: JournalEntry): string | undefined {
  if (!sent) return undefined
  const revalidates = request.headers.some(([name]) => name === 'If-None-Match')
  if (sent.status !== 200 && !(sent.status === 304 && revalidates)) {
    return `a poll of the keys got ${sent.status || 'no response'}`
  }
  return findReplyHeader(sent, 'cache-control')
    ? undefined
    : 'the keys have no Cache-Control that says how long they may be cached'
}
