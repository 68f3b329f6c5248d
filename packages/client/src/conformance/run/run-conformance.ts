import type { Exchange } from '../../model/exchange.ts'
import { type Environment, systemEnvironment } from '../../smart/run/environment.ts'
import type { ConformanceCase } from '../declare/check.ts'
import { Postponed } from '../declare/outcome.ts'
import type { LoginNotice } from '../logins/create-logins.ts'
import type { PlannedLogin } from '../plan/login-need.ts'
import { readCapabilities } from '../sources/capabilities.ts'
import { describeClients } from './describe-clients.ts'
import { judgeCase } from './judge-case.ts'
import { listInOrder } from './list-in-order.ts'
import { type OpenRun, openRun } from './open-run.ts'
import { TooManyRequests } from './requests/create-send.ts'
import { buildReport } from './results/build-report.ts'
import type { CaseResult } from './results/case-result.ts'
import { type ConformanceReport, INTERRUPTED } from './results/report.ts'
import type { RunSettings } from './settings.ts'

/** An event of a run. */
export type ConformanceEvent =
  | {
      readonly kind: 'planned'
      readonly cases: readonly ConformanceCase[]
      readonly logins: readonly PlannedLogin[]
    }
  | ({ readonly kind: 'login' } & LoginNotice)
  | { readonly kind: 'case'; readonly result: CaseResult }
  | { readonly kind: 'done'; readonly report: ConformanceReport }

export interface RunOptions {
  /** Called for everything that happens. */
  readonly onEvent?: (event: ConformanceEvent) => void
  /** Called when a request is sent, and again when its response is complete. */
  readonly onExchange?: (exchange: Exchange) => void
  /** Ends the run early: what has not run is inconclusive. */
  readonly signal?: AbortSignal
  readonly environment?: Environment
}

/** Holds a server to the cases that the settings select, one after the other, and returns the report. */
export async function runCases(settings: RunSettings, options: RunOptions = {}): Promise<ConformanceReport> {
  const {
    onEvent = () => {},
    onExchange = () => {},
    environment = systemEnvironment,
    signal = new AbortController().signal,
  } = options
  const startedAt = environment.now()
  const exchanges = new Map<string, Exchange>()
  const run = await openRun(settings, {
    ...{ environment, signal },
    onExchange: (exchange) => {
      exchanges.set(exchange.id, exchange)
      onExchange(exchange)
    },
    onLogin: (notice) => onEvent({ kind: 'login', ...notice }),
  })
  onEvent({ kind: 'planned', cases: run.cases, logins: run.planned })
  try {
    const { results, stopped } = await runAll(run, settings, { onEvent, environment, signal })
    const position = new Map(run.cases.map(({ id }, at) => [id, at]))
    results.sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0))
    const { tools } = run.openEvidence()
    const advertised =
      stopped === undefined ? await tools.get(readCapabilities).catch(() => undefined) : undefined
    const leftBehind = await run.cleanUp()
    const report = buildReport(settings, results, [...exchanges.values()], {
      ...{ startedAt, advertised },
      durationMs: environment.now() - startedAt,
      ...(leftBehind.length > 0 && { leftBehind }),
      ...(stopped === undefined ? {} : { stopped }),
      ...(run.clients.length > 0 && { clients: describeClients(run.clients) }),
    })
    onEvent({ kind: 'done', report })
    return report
  } finally {
    await run.close()
  }
}

/** Runs all cases; those that need a login of their own wait until the planned logins are done. */
async function runAll(
  run: OpenRun,
  settings: RunSettings,
  options: Required<Omit<RunOptions, 'onExchange'>>,
) {
  const { onEvent, environment, signal } = options
  const results: CaseResult[] = []
  let stopped: string | undefined
  const runOne = async (each: ConformanceCase): Promise<boolean> => {
    stopped ??= signal.aborted ? INTERRUPTED : undefined
    const evidence = run.openEvidence()
    try {
      const result = await judgeCase(each, settings, { evidence, environment, stopped })
      results.push(result)
      onEvent({ kind: 'case', result })
      return true
    } catch (thrown) {
      if (thrown instanceof Postponed) return false
      if (!(thrown instanceof TooManyRequests)) throw thrown
      stopped = thrown.message
      return runOne(each)
    }
  }
  const waiting: ConformanceCase[] = []
  for (const each of listInOrder(run.cases, run.planned)) if (!(await runOne(each))) waiting.push(each)
  run.logins.allowExtras(waiting.length)
  for (const each of waiting) await runOne(each)
  return { results, stopped }
}
