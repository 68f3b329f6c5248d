import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** No request comes over a connection to a side listener: what the client said of its connections is told too. */
export function breaksOff(scene: Scene): Part {
  const came = scene.journal.find({ listener: 'side', after: scene.strike.seq })
  const request = came.find(({ step }) => step !== 'connection')
  if (request) {
    const says = `a request (${request.step}) was sent over the connection that should have been refused`
    return part('not met', says, scene.strike.seq, request.seq)
  }
  if (!scene.closed) return part('pending', 'no request came over the connection so far')
  const broken = came.find(({ facts }) => facts.diagnosis !== undefined)
  if (broken) return part('met', `no request was sent: ${broken.facts.diagnosis}`, broken.seq)
  return part('met', 'no request was sent, and no connection made')
}
