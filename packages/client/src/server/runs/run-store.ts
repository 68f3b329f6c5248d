import type { Callback } from '../../smart/authorize/read-callback.ts'
import type { Environment } from '../../smart/run/environment.ts'
import { SmartError } from '../../smart/smart-error.ts'
import { appLaunch } from '../../smart/spec.ts'
import { cancelExport } from './export-in-background.ts'
import { createLiveRun, type LiveRun, type LiveRunOptions } from './live-run.ts'
import type { BrowserSession } from './session-store.ts'

/** Milliseconds that a user has for login, patient choice and consent (F-046, F-088). */
export const LOGIN_TIME_MS = 30 * 60_000
const MOST_RUNS = 30

export interface RunStore {
  create: (
    session: BrowserSession,
    options: Omit<LiveRunOptions, 'sessionId' | 'number' | 'world' | 'emit' | 'memo'>,
  ) => LiveRun
  list: (sessionId: string) => LiveRun[]
  /** @throws SmartError not-found, for runs of other sessions too */
  get: (sessionId: string, id: string) => LiveRun
  remove: (sessionId: string, id: string) => void
  /** Ends the work in the background. */
  close: () => void
  /**
   * Returns the run whose login a callback ends; its state can be used once (F-053, F-087).
   *
   * @throws SmartError state-mismatch or state-other-browser; the genuine login stays open then (F-050 … F-055, F-061)
   */
  claim: (
    sessionId: string | undefined,
    callback: Callback,
  ) => { live: LiveRun; pending: NonNullable<LiveRun['pending']> }
}

export function createRunStore(environment: Environment): RunStore {
  const runs = new Map<string, LiveRun>()
  const ofSession = (sessionId: string) => [...runs.values()].filter((live) => live.sessionId === sessionId)
  const get = (sessionId: string, id: string) => {
    const live = runs.get(id)
    if (live && live.sessionId === sessionId) return live
    throw new SmartError('not-found', 'The run does not exist in this browser session.', {
      whatToTry: 'Runs are lost when this client restarts; log in again.',
    })
  }
  return {
    create(session, options) {
      const own = ofSession(session.id)
      const [oldest] = own
      if (own.length >= MOST_RUNS && oldest) {
        runs.delete(oldest.run.id)
        void cancelExport(oldest)
        session.hub.emit({ type: 'deleted', runId: oldest.run.id })
      }
      const number = ++session.runsStarted
      const live = createLiveRun({
        ...options,
        sessionId: session.id,
        number,
        memo: session.memo,
        world: environment,
        emit: session.hub.emit,
      })
      runs.set(live.run.id, live)
      return live
    },
    list: ofSession,
    get,
    remove(sessionId, id) {
      const live = get(sessionId, id)
      runs.delete(live.run.id)
      void cancelExport(live)
    },
    close() {
      for (const live of runs.values()) void cancelExport(live)
    },
    claim(sessionId, { state }) {
      const live = [...runs.values()].find(({ pending }) => pending?.authorization.state === state)
      const pending = live?.pending
      if (!live || !pending) throw unknownState()
      if (live.sessionId !== sessionId) throw otherBrowser()
      delete live.pending
      if (environment.now() > pending.expiresAt) {
        const error = new SmartError(
          'state-mismatch',
          'This login took too long; its state is no longer accepted.',
          { whatToTry: 'Log in again.' },
        )
        live.fail(error)
        throw error
      }
      return { live, pending }
    },
  }
}

function unknownState(): SmartError {
  return new SmartError(
    'state-mismatch',
    'The state of this callback does not belong to a login in progress.',
    {
      whyItMatters:
        'It was changed, was already used (a reload, the back button), or the link was forged. Its code was not redeemed.',
      whatToTry: 'Start a new login. The authorization server must return state exactly as it was sent.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    },
  )
}

function otherBrowser(): SmartError {
  return new SmartError(
    'state-other-browser',
    'This callback belongs to a login of another browser session.',
    {
      whyItMatters: 'Accepting it would sign this browser in as another user. Its code was not redeemed.',
      whatToTry:
        'Start the login in this browser. Inside a frame of another site, the browser may block the session cookie: open this client in its own tab.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    },
  )
}
