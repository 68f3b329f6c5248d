import type { Step } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/**
 * Judges that a request of that step is sent to the other server and accepted there; inconclusive when the
 * client sends none.
 */
export function judgeUsesAssociatedEndpoint(context: JudgeContext, step: Step): Conclusion {
  const asked = context.journal.find({ step, after: context.strike.seq })
  const elsewhere = asked.filter(({ listener }) => listener === 'canary')
  const good = elsewhere.find(({ sent }) => sent !== undefined && sent.status < 400)
  if (good) return conclude('met', `a ${step} request reached the canary`, good.seq)
  if (asked.length === 0) {
    return conclude(
      context.windowClosed ? 'inconclusive' : 'pending',
      `no ${step} request reached any server`,
    )
  }
  const says = elsewhere.length > 0 ? 'the canary accepted no request' : 'the canary received no request'
  const seqs = asked.map(({ seq }) => seq)
  return context.windowClosed ? conclude('not met', says, ...seqs) : conclude('pending', `${says} so far`)
}
