import type { Step } from '../../core/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** A request of that step reaches the other server, and is let in there. */
export function reaches(scene: Scene, step: Step): Part {
  const asked = scene.journal.find({ listener: 'canary', step, after: scene.strike.seq })
  const good = asked.find(({ sent }) => sent !== undefined && sent.status < 400)
  if (good) return part('met', `a ${step} request reached the other server`, good.seq)
  const refused = asked.map(({ seq }) => seq)
  const says = refused.length > 0 ? 'the other server let no request in' : 'the other server was not asked'
  return scene.closed ? part('not met', says, ...refused) : part('pending', `${says} so far`)
}
