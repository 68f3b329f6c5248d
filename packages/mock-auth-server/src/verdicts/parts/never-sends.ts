import type { Scene } from '../scene.ts'
import type { Part } from '../verdict.ts'
import { unseen } from './never.ts'

/** No later request carries a text that only a careless client would send: in its URL, headers or body. */
export function neverSends(scene: Scene, text: string): Part {
  const sent = scene.journal
    .find({ after: scene.strike.seq })
    .find(
      ({ request }) =>
        request.target.includes(text) ||
        request.body.includes(text) ||
        request.headers.some(([, value]) => value.includes(text)),
    )
  return unseen(scene, sent?.seq, `${text} was sent on`, `${text} was not sent on`)
}
