import type { Session } from '../../smart/session/session.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { EventHub } from '../runs/event-hub.ts'
import type { LiveRun } from '../runs/live-run.ts'
import type { RunStore } from '../runs/run-store.ts'
import type { BrowserSession } from '../runs/session-store.ts'

/** The part of a request that identifies a run. */
export interface RunCall {
  readonly session: BrowserSession
  readonly params: { readonly id: string }
}

/** A run that has tokens. */
export interface SignedInRun {
  live: LiveRun
  session: Session
  hub: EventHub
}

/**
 * Returns the signed-in run of a request. @throws SmartError not-found, or not-signed-in when it has no
 * tokens
 */
export function requireSignedInRun(runs: RunStore, { session, params }: RunCall): SignedInRun {
  const live = runs.get(session.id, params.id)
  if (!live.session)
    throw new SmartError('not-signed-in', 'This run has no tokens.', { whatToTry: 'Log in first.' })
  return { live, session: live.session, hub: session.hub }
}
