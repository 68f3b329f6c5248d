import { replyHeader } from '../../core/http/reply.ts'
import type { Entry } from '../../core/journal/entry.ts'
import type { Scene } from '../scene.ts'
import { type Part, part } from '../verdict.ts'

/** Every poll of the client's keys is answered 200, or 304 where it asked for that, with `Cache-Control` (C-126). */
export function servesKeys(scene: Scene): Part {
  const polls = scene.journal
    .find({ step: 'outbound', after: scene.strike.seq })
    .filter(({ run }) => run === scene.strike.run)
  for (const poll of polls) {
    const problem = problemOf(poll)
    if (problem !== undefined) return part('not met', problem, scene.strike.seq, poll.seq)
  }
  if (polls.length === 0) return part('inconclusive', 'the polls are no longer in the journal')
  return part('met', `${polls.length} polls of the keys were answered`, ...polls.map(({ seq }) => seq))
}

function problemOf({ request, sent }: Entry): string | undefined {
  if (!sent) return undefined
  const revalidates = request.headers.some(([name]) => name === 'If-None-Match')
  if (sent.status !== 200 && !(sent.status === 304 && revalidates)) {
    return `a poll of the keys was answered ${sent.status || 'not at all'}`
  }
  return replyHeader(sent, 'cache-control')
    ? undefined
    : 'the keys do not say by Cache-Control how long they may be kept'
}
