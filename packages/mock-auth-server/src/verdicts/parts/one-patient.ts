import { isFhirStep } from '../../core/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** Later FHIR requests name the patient of before or the one of the struck response, never both. */
export function onePatient(scene: Scene): Part {
  const before = scene.fact('patient')
  const after = scene.fact('issuedPatient')
  if (before === undefined || after === undefined || before === after) {
    return part('inconclusive', 'the two patients are not known')
  }
  const naming = (patient: string) =>
    scene.later.find(
      ({ seq, step }) => isFhirStep(step) && names(scene.journal.get(seq)?.request.target ?? '', patient),
    )
  const [old, next] = [naming(before), naming(after)]
  if (old && next) {
    return part('not met', `both ${before} and ${after} were asked for`, scene.strike.seq, old.seq, next.seq)
  }
  return scene.closed
    ? part('met', 'the charts of two patients were not mixed')
    : part('pending', 'the charts of two patients were not mixed so far')
}

function names(target: string, patient: string): boolean {
  return target.split(/[/?&=,]|%2F/i).includes(patient)
}
