import type { Step } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import type { Part } from '../verdict.ts'
import { unseen } from './never.ts'

/** No request of those steps, by default of any step, reaches the canary (J9, J11). */
export function staysAway(scene: Scene, steps: readonly Step[]): Part {
  const reached = scene.journal
    .find({ listener: 'canary', after: scene.strike.seq })
    .find(({ step }) => steps.length === 0 || steps.includes(step))
  const what = steps.length === 0 ? 'request' : `request (${steps.join(', ')})`
  return unseen(
    scene,
    reached?.seq,
    `a ${what} reached the other server`,
    `no ${what} reached the other server`,
  )
}
