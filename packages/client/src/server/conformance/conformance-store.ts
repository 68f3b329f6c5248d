import { CASES } from '../../conformance/checks/list.ts'
import { runCasesAgain } from '../../conformance/run/run-cases-again.ts'
import { type RunOptions, runCases } from '../../conformance/run/run-conformance.ts'
import { selectCases } from '../../conformance/run/select-cases.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import type { Environment } from '../../smart/run/environment.ts'
import { SmartError } from '../../smart/smart-error.ts'
import type { BrowserSession } from '../runs/session-store.ts'
import type { StoredEntry } from '../settings/stored-entry.ts'
import { listGroups, toListedCase } from './list-cases.ts'
import { followConformance, type LiveConformance, withPageLogins } from './live-conformance.ts'

/** Runs that a browser session keeps; the oldest is removed for a new one. */
const MOST_RUNS = 10

/** The conformance runs of all browser sessions, in memory. */
export interface ConformanceStore {
  /** Starts a run, whose outcomes arrive as events; with logins of the user of the page, or without any. */
  start: (
    session: BrowserSession,
    entry: StoredEntry,
    settings: RunSettings,
    withLogins: boolean,
  ) => LiveConformance
  /** Ends the login of a session that waits for this state, or for any; returns `false` when there is none. */
  claim: (sessionId: string, callback: URL, isAnyState?: boolean) => boolean
  /** Runs some cases again. @throws SmartError invalid-input while the run is not over, or for a case that is not in it */
  rerun: (session: BrowserSession, live: LiveConformance, caseIds: readonly string[]) => void
  list: (sessionId: string) => LiveConformance[]
  /** @throws SmartError not-found, for runs of other sessions too */
  get: (sessionId: string, id: string) => LiveConformance
  remove: (session: BrowserSession, id: string) => void
  /** Ends the work in the background. */
  close: () => void
}

export function createConformanceStore(world: Environment): ConformanceStore {
  const runs = new Map<string, LiveConformance>()
  const numbers = new WeakMap<BrowserSession, number>()
  const list = (sessionId: string) => [...runs.values()].filter((live) => live.sessionId === sessionId)
  const get = (sessionId: string, id: string) => {
    const live = runs.get(id)
    if (live && live.sessionId === sessionId) return live
    throw new SmartError('not-found', 'The conformance run does not exist in this browser session.', {
      whatToTry: 'Runs are lost when this client restarts; run the cases again.',
    })
  }
  const remove = (session: BrowserSession, id: string) => {
    get(session.id, id).stop()
    runs.delete(id)
    session.hub.emit({ type: 'conformance-deleted', conformanceId: id })
  }
  return {
    start(session, entry, settings, withLogins) {
      const own = list(session.id)
      const [oldest] = own
      if (own.length >= MOST_RUNS && oldest) remove(session, oldest.run.id)
      const number = (numbers.get(session) ?? 0) + 1
      numbers.set(session, number)
      const live = createLive(
        { id: world.newId(), number, startedAt: world.now() },
        session.id,
        entry,
        settings,
      )
      live.run.withLogins = withLogins
      runs.set(live.run.id, live)
      const planned = withPageLogins(live, session.hub, withLogins)
      void followConformance(live, { hub: session.hub, world }, (options) => runCases(planned, options))
      return live
    },
    rerun(session, live, caseIds) {
      const { report, run } = live
      if (run.state === 'running' || !report)
        throw new SmartError('invalid-input', 'Cases can run again when the run is over.')
      const unknown = caseIds.find((id) => !run.cases.some((each) => each.id === id))
      if (unknown !== undefined)
        throw new SmartError('invalid-input', `The run has no case "${unknown.slice(0, 100)}".`)
      const hasLogins = run.cases.some(({ id, needsLogin }) => needsLogin && caseIds.includes(id))
      const again = withPageLogins(live, session.hub, hasLogins)
      const work = (options: RunOptions) => runCasesAgain(again, report, caseIds, options)
      void followConformance(live, { hub: session.hub, world }, work)
    },
    claim(sessionId, callback, isAnyState = false) {
      const state = callback.searchParams.get('state')
      const live = list(sessionId).find(
        ({ waiting }) => waiting && (isAnyState || waiting.request.state === state),
      )
      live?.waiting?.end(callback)
      return live !== undefined
    },
    list,
    get,
    remove,
    close: () => {
      for (const live of runs.values()) live.stop()
    },
  }
}

function createLive(
  identity: { id: string; number: number; startedAt: number },
  sessionId: string,
  entry: StoredEntry,
  settings: RunSettings,
): LiveConformance {
  const cases = selectCases(CASES, settings).map(toListedCase)
  return {
    sessionId,
    settings,
    run: {
      ...identity,
      ...{ serverId: entry.id, serverName: entry.name },
      ...{ fhirBase: settings.target.fhirBase, smartVersion: settings.target.smartVersion },
      ...{ state: 'running', withLogins: false },
      ...{ groups: listGroups(cases), cases, outcomes: [], exchanges: [] },
    },
    stop: () => {},
  }
}
