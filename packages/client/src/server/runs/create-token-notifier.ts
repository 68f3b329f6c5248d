import type { Session } from '../../smart/session/session.ts'
import type { EventHub } from './event-hub.ts'
import type { LiveRun } from './live-run.ts'

/**
 * Creates a function that tells the page, at each call, if the tokens were renewed or lost since the last
 * one.
 */
export function createTokenNotifier(live: LiveRun, session: Session, hub: EventHub): () => void {
  let generations = session.history.length
  return () => {
    const isLost = session.accessToken === undefined
    if (isLost && live.run.state !== 'ended') live.update({ state: 'ended' })
    if (isLost || session.history.length !== generations) hub.emit({ type: 'tokens', runId: live.run.id })
    generations = session.history.length
  }
}
