import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that later FHIR requests name the earlier patient or the one of the struck response, never both. */
export function judgeUsesOnePatient(scene: JudgeContext): Conclusion {
  const before = scene.fact('patient')
  const after = scene.fact('issuedPatient')
  if (before === undefined || after === undefined || before === after) {
    return conclude('inconclusive', 'the two patients are unknown')
  }
  const [old, next] = [naming(scene, before), naming(scene, after)]
  if (old && next) {
    return conclude(
      'not met',
      `both ${before} and ${after} were requested`,
      scene.strike.seq,
      old.seq,
      next.seq,
    )
  }
  return scene.closed
    ? conclude('met', 'the data of the two patients was not mixed')
    : conclude('pending', 'the data of the two patients was not mixed so far')
}

/**
 * Judges that later FHIR requests do not name the patient of the struck reply, who differs from the one in
 * context.
 */
export function judgeStaysWithPatient(scene: JudgeContext): Conclusion {
  const before = scene.fact('patient')
  const after = scene.fact('issuedPatient')
  if (before === undefined || after === undefined || before === after) {
    return conclude('inconclusive', 'the two patients are unknown')
  }
  return concludeAbsence(
    scene,
    naming(scene, after)?.seq,
    `${after} was requested, although the app was launched for ${before}`,
    `the app stayed with ${before}`,
  )
}

function naming({ journal, later }: JudgeContext, patient: string) {
  return later.find(
    ({ seq, step }) => isFhirStep(step) && names(journal.get(seq)?.request.target ?? '', patient),
  )
}

function names(target: string, patient: string): boolean {
  return target.split(/[/?&=,]|%2F/i).includes(patient)
}
