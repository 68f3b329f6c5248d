import type { Session } from '../../smart/session/session.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { ClientEnv } from '../http/context.ts'
import type { EventHub } from '../runs/event-hub.ts'
import type { LiveRun } from '../runs/live-run.ts'
import type { RunStore } from '../runs/run-store.ts'

/** What of a request names a run. */
export interface RunContext {
  var: ClientEnv['Variables']
  req: { param: (name: 'id') => string }
}

/** A run that has tokens. */
export interface SignedInRun {
  live: LiveRun
  session: Session
  hub: EventHub
}

/** The run that a request is about. @throws SmartError not-found, or not-signed-in when it has no tokens */
export function requireSignedInRun(runs: RunStore, c: RunContext): SignedInRun {
  const live = runs.get(c.var.session.id, c.req.param('id'))
  if (!live.session)
    throw new SmartError('not-signed-in', 'This run has no tokens.', { whatToTry: 'Log in first.' })
  return { live, session: live.session, hub: c.var.session.hub }
}
