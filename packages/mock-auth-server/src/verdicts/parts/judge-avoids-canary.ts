import type { Step } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import type { Conclusion } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that no request of those steps, by default of any step, is sent to the canary (J9, J11). */
export function judgeAvoidsCanary(context: JudgeContext, steps: readonly Step[]): Conclusion {
  const reached = context.journal
    .find({ listener: 'canary', after: context.strike.seq })
    .find(({ step }) => steps.length === 0 || steps.includes(step))
  const what = steps.length === 0 ? 'request' : `request (${steps.join(', ')})`
  return concludeAbsence(
    context,
    reached?.seq,
    `a ${what} reached the canary`,
    `no ${what} reached the canary`,
  )
}
