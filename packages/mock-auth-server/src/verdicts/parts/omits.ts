import type { FactName } from '../../core/journal/facts.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import type { Part } from '../verdict.ts'
import { unseen } from './never.ts'

/** No later request of a step in the run has that value. */
export function omits(scene: Scene, { step, fact }: { step: Step; fact: FactName }): Part {
  const bad = scene.later.find((record) => record.step === step && record.facts[fact] !== undefined)
  return unseen(
    scene,
    bad?.seq,
    `a ${step} request carried ${fact} ${JSON.stringify(bad?.facts[fact])}`,
    `no ${step} request carried ${fact}`,
  )
}
