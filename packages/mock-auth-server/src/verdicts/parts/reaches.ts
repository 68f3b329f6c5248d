import type { Step } from '../../core/journal/steps.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** A request of that step reaches the other server, and is let in there; a client that makes none tells nothing. */
export function reaches(scene: Scene, step: Step): Part {
  const asked = scene.journal.find({ step, after: scene.strike.seq })
  const elsewhere = asked.filter(({ listener }) => listener === 'canary')
  const good = elsewhere.find(({ sent }) => sent !== undefined && sent.status < 400)
  if (good) return part('met', `a ${step} request reached the other server`, good.seq)
  if (asked.length === 0) {
    return part(scene.closed ? 'inconclusive' : 'pending', `no ${step} request came to any server`)
  }
  const says = elsewhere.length > 0 ? 'the other server let no request in' : 'the other server was not asked'
  const seqs = asked.map(({ seq }) => seq)
  return scene.closed ? part('not met', says, ...seqs) : part('pending', `${says} so far`)
}
