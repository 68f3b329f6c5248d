import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges that no request is sent over a connection to a side listener; the journalled connections are part of
 * the reason.
 */
export function judgeAbortsConnection(context: JudgeContext): Conclusion {
  const came = context.journal.find({ listener: 'side', after: context.strike.seq })
  const request = came.find(({ step }) => step !== 'connection')
  if (request) {
    const says = `a request (${request.step}) was sent over the connection that should have been aborted`
    return conclude('not met', says, context.strike.seq, request.seq)
  }
  if (!context.windowClosed) return conclude('pending', 'no request was sent over the connection so far')
  const broken = came.find(({ facts }) => facts.diagnosis !== undefined)
  if (broken) return conclude('met', `no request was sent: ${broken.facts.diagnosis}`, broken.seq)
  return conclude('met', 'no request was sent and no connection was made')
}
