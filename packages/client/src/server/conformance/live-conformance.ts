import { findCurl } from '../../conformance/run/results/build-report.ts'
import type { CaseResult } from '../../conformance/run/results/case-result.ts'
import type { ConformanceReport } from '../../conformance/run/results/report.ts'
import type { ConformanceEvent, RunOptions } from '../../conformance/run/run-conformance.ts'
import type { RunSettings } from '../../conformance/run/settings.ts'
import type { CaseOutcome, ConformanceRun, ConformanceSummary } from '../../model/conformance.ts'
import type { Exchange } from '../../model/exchange.ts'
import type { Environment } from '../../smart/run/environment.ts'
import type { EventHub } from '../runs/event-hub.ts'
import { replaceById } from '../runs/replace-by-id.ts'
import { createPageDriver } from './create-page-driver.ts'
import { toDueLogin, type WaitingLogin, waitForUser } from './due-logins.ts'

/** A conformance run of a browser session. */
export interface LiveConformance {
  readonly sessionId: string
  readonly settings: RunSettings
  readonly run: ConformanceRun
  /** Absent until the run has ended for the first time. */
  report?: ConformanceReport
  /** Ends the work in the background. */
  stop: () => void
  /** The login that waits for its user. */
  waiting?: WaitingLogin
}

/** Logins that a user is asked for at most. */
const MOST_LOGINS = 7

/** Returns the settings of a run whose logins the user of the page makes, or which makes none. */
export function withPageLogins(live: LiveConformance, hub: EventHub, withLogins: boolean): RunSettings {
  const { settings, run } = live
  if (!withLogins) return { ...settings, maxLogins: 0 }
  const onChange = (waiting: WaitingLogin | undefined) => {
    if (waiting) Object.assign(live, { waiting })
    else delete live.waiting
    if (waiting) run.login = toDueLogin(waiting, run.id)
    else delete run.login
    hub.emit({ type: 'conformance', conformanceId: run.id, run: toConformanceSummary(live) })
  }
  return {
    ...settings,
    maxLogins: MOST_LOGINS,
    createDriver: (tools) => createPageDriver(tools, (login) => waitForUser(login, onChange)),
  }
}

/** Returns a run without its lists. */
export function toConformanceSummary({ run }: LiveConformance): ConformanceSummary {
  const { groups: _groups, cases: _cases, outcomes: _outcomes, exchanges: _exchanges, ...summary } = run
  return summary
}

/** Does work of a run in the background: its events change the run, and are told to the page. */
export async function followConformance(
  live: LiveConformance,
  { hub, world }: { hub: EventHub; world: Environment },
  work: (options: RunOptions) => Promise<ConformanceReport>,
): Promise<void> {
  const { run } = live
  const interruption = new AbortController()
  const began = world.now()
  live.stop = () => interruption.abort()
  const tell = () => hub.emit({ type: 'conformance', conformanceId: run.id, run: toConformanceSummary(live) })
  Object.assign(run, { state: 'running' })
  delete run.stopped
  tell()
  const complete = new Map<string, Exchange>()
  const told = new Set<string>()
  const onEvent = (event: ConformanceEvent) => {
    if (event.kind === 'planned')
      begin(
        run,
        event.cases.map(({ id }) => id),
        hub,
      )
    if (event.kind === 'case') addOutcome(run, event.result, { hub, complete, told })
  }
  try {
    const report = await work({
      ...{ onEvent, environment: world, signal: interruption.signal },
      onExchange: (exchange) => complete.set(exchange.id, exchange),
    })
    live.report = report
    Object.assign(run, {
      state: report.stopped === undefined ? 'ended' : 'stopped',
      ...(report.stopped === undefined ? {} : { stopped: report.stopped }),
    })
  } catch (thrown) {
    Object.assign(run, {
      state: 'stopped',
      stopped: thrown instanceof Error ? thrown.message : String(thrown),
    })
  }
  run.durationMs = world.now() - began
  tell()
}

/** Removes the outcomes of cases that run now, with the exchanges that no other case shows. */
function begin(run: ConformanceRun, caseIds: string[], hub: EventHub): void {
  run.outcomes = run.outcomes.filter(({ id }) => !caseIds.includes(id))
  const shown = new Set(run.outcomes.flatMap(({ exchangeIds }) => exchangeIds))
  run.exchanges = run.exchanges.filter(({ id }) => shown.has(id))
  hub.emit({ type: 'cases-started', conformanceId: run.id, caseIds })
}

function addOutcome(
  run: ConformanceRun,
  result: CaseResult,
  { hub, complete, told }: { hub: EventHub; complete: Map<string, Exchange>; told: Set<string> },
): void {
  const { id, outcome, messages, by, exchangeIds } = result
  const found: CaseOutcome = {
    ...{ id, outcome, messages, exchangeIds },
    ...(by === undefined ? {} : { by }),
    ...findCurl(result, complete),
  }
  replaceById(run.outcomes, found)
  const exchanges = exchangeIds.filter((each) => !told.has(each)).flatMap((each) => complete.get(each) ?? [])
  for (const exchange of exchanges) {
    told.add(exchange.id)
    run.exchanges.push(exchange)
  }
  hub.emit({ type: 'case', conformanceId: run.id, outcome: found, exchanges })
}
