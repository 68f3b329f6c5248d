import type { Step } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges that a request of a step is sent only after one of another step, or not at all. */
export function judgeSendsOnlyAfter(
  context: JudgeContext,
  { step, first }: { step: Step; first: Step },
): Conclusion {
  const found = context.laterInRun.find((record) => record.step === step)
  if (!found) {
    return context.windowClosed
      ? conclude('met', `no ${step} request followed`)
      : conclude('pending', `no ${step} request so far`)
  }
  const before = context.laterInRun.some((record) => record.step === first && record.seq < found.seq)
  return before
    ? conclude('met', `the ${step} request followed ${first}`, found.seq)
    : conclude(
        'not met',
        `a ${step} request was sent without ${first} before it`,
        context.strike.seq,
        found.seq,
      )
}
