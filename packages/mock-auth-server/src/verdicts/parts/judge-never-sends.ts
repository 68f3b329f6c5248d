import type { JudgeContext } from '../judge-context.ts'
import type { Conclusion } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/**
 * Judges that no later request contains a text that only a careless client would send: in its URL, headers or
 * body.
 */
export function judgeNeverSends(scene: JudgeContext, text: string): Conclusion {
  const sent = scene.journal
    .find({ after: scene.strike.seq })
    .find(
      ({ request }) =>
        request.target.includes(text) ||
        request.body.includes(text) ||
        request.headers.some(([, value]) => value.includes(text)),
    )
  return concludeAbsence(scene, sent?.seq, `${text} was passed on`, `${text} was not passed on`)
}
