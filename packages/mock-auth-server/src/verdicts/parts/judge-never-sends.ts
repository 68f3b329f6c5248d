import type { JudgeContext } from '../judge-context.ts'
import type { Conclusion } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/**
 * Judges that no later request contains a text that only a careless client would send: in its URL, headers or
 * body.
 */
export function judgeNeverSends(context: JudgeContext, text: string): Conclusion {
  const sent = context.journal
    .find({ after: context.strike.seq })
    .find(
      ({ request }) =>
        request.target.includes(text) ||
        request.body.includes(text) ||
        request.headers.some(([, value]) => value.includes(text)),
    )
  return concludeAbsence(context, sent?.seq, `${text} was passed on`, `${text} was not passed on`)
}
