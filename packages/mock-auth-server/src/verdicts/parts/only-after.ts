import type { Step } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** A request of a step comes only after one of another step, or not at all. */
export function onlyAfter(scene: Scene, { step, first }: { step: Step; first: Step }): Part {
  const found = scene.later.find((record) => record.step === step)
  if (!found) {
    return scene.closed
      ? part('met', `no ${step} request followed`)
      : part('pending', `no ${step} request so far`)
  }
  const before = scene.later.some((record) => record.step === first && record.seq < found.seq)
  return before
    ? part('met', `the ${step} request came after ${first}`, found.seq)
    : part('not met', `a ${step} request came without ${first} before it`, scene.strike.seq, found.seq)
}
