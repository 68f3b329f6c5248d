import type { FactName } from '../../core/journal/facts.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import type { Conclusion } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that no later request of a step in the run has that value. */
export function judgeOmits(
  context: JudgeContext,
  { step, fact }: { step: Step; fact: FactName },
): Conclusion {
  const bad = context.laterInRun.find((record) => record.step === step && record.facts[fact] !== undefined)
  return concludeAbsence(
    context,
    bad?.seq,
    `a ${step} request carried ${fact} ${JSON.stringify(bad?.facts[fact])}`,
    `no ${step} request carried ${fact}`,
  )
}
