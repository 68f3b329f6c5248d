import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that later FHIR requests name the earlier patient or the one of the struck response, never both. */
export function judgeUsesOnePatient(context: JudgeContext): Conclusion {
  const before = context.fact('patient')
  const after = context.fact('issuedPatient')
  if (before === undefined || after === undefined || before === after) {
    return conclude('inconclusive', 'the two patients are unknown')
  }
  const [old, next] = [naming(context, before), naming(context, after)]
  if (old && next) {
    return conclude(
      'not met',
      `both ${before} and ${after} were requested`,
      context.strike.seq,
      old.seq,
      next.seq,
    )
  }
  return context.windowClosed
    ? conclude('met', 'the data of the two patients was not mixed')
    : conclude('pending', 'the data of the two patients was not mixed so far')
}

/**
 * Judges that later FHIR requests do not name the patient of the struck reply, who differs from the one in
 * context.
 */
export function judgeStaysWithPatient(context: JudgeContext): Conclusion {
  const before = context.fact('patient')
  const after = context.fact('issuedPatient')
  if (before === undefined || after === undefined || before === after) {
    return conclude('inconclusive', 'the two patients are unknown')
  }
  return concludeAbsence(
    context,
    naming(context, after)?.seq,
    `${after} was requested, although the app was launched for ${before}`,
    `the app stayed with ${before}`,
  )
}

function naming({ journal, laterInRun }: JudgeContext, patient: string) {
  return laterInRun.find(
    ({ seq, step }) => isFhirStep(step) && names(journal.get(seq)?.request.target ?? '', patient),
  )
}

function names(target: string, patient: string): boolean {
  return target.split(/[/?&=,]|%2F/i).includes(patient)
}
